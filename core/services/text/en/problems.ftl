### What went wrong, by code, and what the server refuses, by its word.

n101-offline = No network. Try again once you are connected.
n102-no-answer = The police system did not answer in time. Try again in a moment.
n103-bad-answer = The police system’s answer could not be read. Nothing of yours has changed. Try again.
n104-server-fault = The police system has a fault. Nothing of yours has changed. Try again later.
n105-maintenance = The system is being worked on. Expected back: { $until }
n106-too-old = This version is too old to work online. Please update Tongtu.
n107-untrusted = We cannot be sure that this is Tongtu’s server and stopped. Try another network, or read the help.
n108-no-way = There is no connection that can be trusted, so nothing was sent. Please read the help.
n109-too-many = Too many tries. Try again: { $until }
n110-refused = The police system did not accept this.
n111-slow = The police system has not answered yet. You can go back; it appears once it comes.
a201-session-ended = Your login has run out or was ended on another phone. Please log in again. What you typed is kept.
a202-wrong-login = The number or the password is wrong.
s301-cache-rebuilt = The stored copy could not be read and is fetched anew. What you typed is not affected.
s302-queue-aside = What waited to be sent could not be read. It was put aside, not deleted. Please read the help.
s303-disk-full = The phone’s storage is full and this step was not saved. Free some space and try again.
s304-disk = The phone’s storage failed and this step was not saved. Try again.
s305-snapshot = Where you were could not be read, so this is the start. What you typed is kept.
s306-type-again = For safety passwords and codes are not kept. Enter it again. All else is still here.
v401-key-store = The phone’s key store failed. Try again; if that does not help, restart the phone.
v402-key-store-locked = The phone has not been unlocked yet. Unlock it and try again.
v403-keys-lost = The phone lost its keys, so you need to log in again. Official records are not affected.
p501-not-a-photo = This file is no photo, or it is damaged. Choose another.
p502-too-small = The photo is too small to be read. Use a larger one.
p503-too-large = The photo is too large to open. Take it again in the normal mode.
p504-front-camera = This was taken with the front camera. Use the rear one, with somebody’s help.
p505-too-old = The photo is more than six months old. Take one now.
p506-no-date = It cannot be told when the photo was taken. Take one now.
p507-no-camera = The camera cannot be used now. You can choose from the album.
x901-fault = Tongtu made a mistake. Nothing of yours is lost. Try again.

## What the server refuses
refused-bad_request = The police system could not read this. What you typed is kept. Try again.
refused-idempotency_key_missing = This was not sent in full. Try again.
refused-unauthorized = You need to log in first.
refused-token_expired = Your login has ended. Please log in again.
refused-session_revoked = The login on this phone was ended. Please log in again.
refused-wrong_password = { $tries_left ->
        [0] The number or the password is wrong. A forgotten password can be reset.
       *[other] The number or the password is wrong. Tries left: { $tries_left }. A forgotten password can be reset.
    }
refused-forbidden = This login cannot do that.
refused-registration_in_review = Your registration is still being reviewed. You can log in once it is approved.
refused-not_found = The police system has no such record.
refused-account_unknown = This number has no account yet.
refused-method_not_allowed = The police system does not take this. Please update Tongtu.
refused-phone_taken = This number has an account already. Log in, or reset the password.
refused-document_taken = This document has an account already. Log in, or reset the password.
refused-idempotency_in_flight = The same request is being worked on. Please wait.
refused-wrong_state = This step cannot be done now. Refresh to see where it stands.
refused-photo_too_soon = It is too early for a new photo.
refused-window_only = The photo was refused too often. The vehicle office can help.
refused-status_blocks = The state of your licence does not allow an electronic one for now.
refused-no_licence = No licence is on the account yet. Add it first.
refused-offset_mismatch = The upload was interrupted. Try again; it goes on where it stopped.
refused-upload_gone = The uploaded photo has expired. Upload it again.
refused-tus_version = The way of uploading does not match. Please update Tongtu.
refused-too_large = The file is too large for the police system. Use a smaller photo.
refused-unsupported_type = The police system does not take this kind of file. Use a photo.
refused-idempotency_reused = This request has changed. Submit it again.
refused-invalid_fields = The police system did not accept some fields. See the marked ones.
refused-wrong_code = { $tries_left ->
        [0] The code is wrong. See the latest text message.
       *[other] The code is wrong. Tries left: { $tries_left }. See the latest text message.
    }
refused-code_expired = The code no longer works. Send a new one.
refused-name_number_mismatch = Name and number do not belong together. Compare them with the document.
refused-document_not_accounts = The account of this number stands on another document.
refused-consent_outdated = There is a new privacy policy. Update Tongtu, read it and agree first.
refused-consent_missing = Your agreement is needed first.
refused-upload_incomplete = The photo has not arrived in full. Try again.
refused-photo_refused = This photo cannot be used. Take another.
refused-client_too_old = This version is too old. Please update Tongtu.
refused-resend_too_early = A code was sent just now. Try again: { $until }
refused-codes_used_up = No more codes today. Try again tomorrow.
refused-password_resting = Too many wrong passwords; logging in by password rests. Back: { $until }. You can still log in by SMS code.
refused-checksum_mismatch = The photo was damaged on its way. Try again.
refused-internal = The police system has a fault. Nothing of yours has changed. Try again later.
refused-maintenance = The system is being worked on. Expected back: { $until }
refused-filing_limit = It cannot be filed now. See why below.
refused-vehicle_mismatch = Plate, kind or engine number differ from the register. Compare each with the vehicle licence.
refused-handling_refused = This record cannot be handled online now. See why below.
refused-points_differ = The points differ from what you saw; nothing was handled. See the new figure, then confirm.
refused-payment_open = An order for this fine is already under way; nothing was taken twice. See its result first.
refused-amount_differs = The amount has changed; nothing was taken. See the new amount, then pay.
refused-already_paid = This fine is paid already; nothing was taken twice.
refused-term_passed = The time for this has passed. The office can help.
refused-owner_unreachable = The owner has neither an account nor a known phone, so no code can be sent. The owner can update the phone at the office.
refused-owner_code_invalid = The owner’s code is wrong, used or has run out. Ask the owner for a new one.
refused-face_needed = Your face has to be checked first.
refused-notice_unread = Read the notice before the penalty first.
refused-payment_closed = The banks are settling for the night; payment is closed. Open again: { $until }
