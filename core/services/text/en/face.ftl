### 人脸识别 and its manual way.

title-face-consent = Face check
title-face-capture = Face check
title-face-manual = You with your document
press-face-next = Agree, to the camera
press-face-decline = Do not agree, back
press-face-shutter = Begin
press-face-manual = Let a reviewer look
press-face-manual-shutter = Take the photo
press-face-manual-album = From the album
press-face-manual-again = Take another
press-face-manual-submit = Submit for review

## Consent
face-purpose-filing = Filing somebody’s car: it has to be you who applies
face-purpose-handling = Handling a violation may give points: it has to be the licence’s holder
face-consent-what-title = What is taken
face-consent-what = Three pictures of your face by the front camera, for this one check
face-consent-keep-title = What stays
face-consent-keep = Only “passed” or “not passed”. The pictures are deleted after the check, on the phone too
face-consent-else-title = If you do not agree
face-consent-else = The office does it too. If you are not recognised twice, a photo with your document can be reviewed instead; it is deleted after that
face-consent-footnote = The camera comes next; nothing was sent yet
field-face_consent = I agree that pictures of my face are checked for this once
fault-face-consent = Tick the box to go on.
    .short = Not ticked

## The camera
face-camera-why = For pictures of your face, only while you take them
face-advice = Face the phone, inside the circle, and look at the lens
face-advice-still = Please keep still
face-advice-checking = Checking, please wait
face-advice-no-camera = Without a camera there is no face check
face-no-camera = The front camera cannot be used
face-camera-refused = The camera is not allowed. Allow it, or go to the office
face-camera-missing = This phone has no front camera to use. Take another phone, or go to the office
face-want-light = Even light, not from behind
face-want-alone = Nobody else
face-want-bare = No mask, hat or sunglasses
face-want-level = The phone at eye level
face-failed = Not recognised
    .text = Go where it is brighter, take off glasses and mask, and face the phone
face-failed-twice = Not recognised twice
    .text = A reviewer can look instead, or you try once more
face-not-sent = It did not arrive
    .text = It does not count, and the pictures are gone from the phone. Please try again
face-offline = No network. A face is checked at once; try again once you are connected
row-face-allow = Allow the camera
    .line = The system asks once more
row-face-window = At the office
    .line = With your identity document and licence

## By hand
face-manual-advice = Hold your document or licence beside your face
face-manual-want-both = Face and document whole
face-manual-want-readable = The document’s words readable
face-manual-want-hand = No finger over the words
face-manual-alt = You with your document in the hand
face-manual-look = Please look
    .text = Submit it if face and words are clear
face-manual-offline = No network; the photo was not sent. It is still on the phone; submit it once you are connected
face-manual-no-camera = No camera. Please choose from the album
face-no-album = The album cannot be opened. Please use the camera
row-face-manual-allow = Allow the camera
    .line = The system asks once more
