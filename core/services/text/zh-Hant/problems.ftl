### What went wrong, by code, and what the server refuses, by its word.

n101-offline = 沒有網絡。連上網絡後請再試一次。
n102-no-answer = 交管系統沒有及時回答。請稍等一會再試。
n103-bad-answer = 交管系統的回答看不懂，沒有改動您的內容。請再試一次。
n104-server-fault = 交管系統出了故障，沒有改動您的內容。請稍後再試。
n105-maintenance = 系統正在維護，預計恢復時間：{ $until }
n106-too-old = 這個版本太舊，不能再聯網辦事。請更新通途。
n107-untrusted = 不能確認對方就是通途的伺服器，已停止連接。請換一個網絡，或看幫助。
n108-no-way = 沒有可以信任的連接方式，甚麼都沒有發出。請看幫助。
n109-too-many = 試的次數太多。再試時間：{ $until }
n110-refused = 交管系統沒有接受這次申請。
n111-slow = 交管系統還沒有回應。可以先返回，內容到了會自動出現。
a201-session-ended = 登入已到期，或在另一部手機上被登出。請重新登入，填過的內容還在。
a202-wrong-login = 號碼或密碼不對。
s301-cache-rebuilt = 本機保存的內容讀不出來，已重新獲取。您填寫的內容不受影響。
s302-queue-aside = 本機待發送的內容讀不出來，已另外保存，沒有刪除。請看幫助。
s303-disk-full = 手機存儲空間滿了，這一步沒有保存。請騰出空間再試。
s304-disk = 沒能寫入手機存儲，這一步沒有保存。請再試一次。
s305-snapshot = 上次停留的位置讀不出來，從首頁開始。填寫的內容還在。
s306-type-again = 為了安全，密碼和驗證碼不會儲存，請再輸入一次。其他內容還在。
v401-key-store = 手機的密鑰庫出錯。請再試一次，不行就重新啟動手機。
v402-key-store-locked = 手機還沒有解鎖過。請先解鎖手機，再試一次。
v403-keys-lost = 手機的密鑰沒有了，需要重新登入。官方記錄不受影響。
p501-not-a-photo = 這個檔案不是相片，或已損壞。請另選一張。
p502-too-small = 相片太小，看不清楚。請用更大的相片。
p503-too-large = 相片太大，打不開。請用普通拍照模式重拍。
p504-front-camera = 這是前置鏡頭拍的。請用後置鏡頭，由別人幫您拍。
p505-too-old = 相片是六個月以前拍的。請現在拍一張。
p506-no-date = 看不出相片是哪天拍的。請現在拍一張。
p507-no-camera = 現在用不了相機。您可以從相簿選一張。
x901-fault = 通途出了差錯，沒有丟失您的內容。請再試一次。

## What the server refuses
refused-bad_request = 交管系統沒有看懂這次申請。填寫的內容還在，請再試一次。
refused-idempotency_key_missing = 這次申請沒有發完整，請再試一次。
refused-unauthorized = 需要先登入。
refused-token_expired = 登入已到期，請重新登入。
refused-session_revoked = 這部手機上的登入已被停用，請重新登入。
refused-wrong_password = { $tries_left ->
        [0] 號碼或密碼不對。忘了密碼可以重設。
       *[other] 號碼或密碼不對，還可以試 { $tries_left } 次。忘了密碼可以重設。
    }
refused-forbidden = 這個登入不能辦這件事。
refused-registration_in_review = 註冊還在審核，通過後才能登入。
refused-not_found = 交管系統上沒有這項記錄。
refused-account_unknown = 這個手機號碼還沒有註冊。
refused-method_not_allowed = 交管系統不接受這種操作，請更新通途。
refused-phone_taken = 這個手機號碼已經註冊過。可以直接登入，或重設密碼。
refused-document_taken = 這個證件已經註冊過。可以直接登入，或重設密碼。
refused-idempotency_in_flight = 同一份申請正在處理，請稍等。
refused-wrong_state = 現在這一步不能辦，請更新後看最新進度。
refused-photo_too_soon = 還不到可以更換相片的日子。
refused-window_only = 相片多次沒有通過，請到車管所窗口辦理。
refused-status_blocks = 駕駛證的狀態暫時不能申領電子駕駛證。
refused-no_licence = 還沒有備案駕駛證，請先備案。
refused-offset_mismatch = 上載中斷過，請再試一次，會從斷開的地方繼續。
refused-upload_gone = 上載的相片已過期，請重新上載。
refused-tus_version = 上載方式不匹配，請更新通途。
refused-too_large = 檔案太大，交管系統不收。請用更小的相片。
refused-unsupported_type = 交管系統不收這種檔案，請用相片。
refused-idempotency_reused = 這份申請的內容有變，請再提交一次。
refused-invalid_fields = 有幾處交管系統沒有接受，請看標出的地方。
refused-wrong_code = { $tries_left ->
        [0] 驗證碼不對，請看最新一條短訊。
       *[other] 驗證碼不對，還可以試 { $tries_left } 次。請看最新一條短訊。
    }
refused-code_expired = 驗證碼已失效，請重新發送。
refused-name_number_mismatch = 姓名和證件號碼對不上，請照證件核對。
refused-document_not_accounts = 這個手機號碼註冊時用的不是這個證件。
refused-consent_outdated = 私隱政策有新版本。請更新通途，看過並同意後再辦。
refused-consent_missing = 要先同意才能繼續。
refused-upload_incomplete = 相片還沒有傳完，請再試一次。
refused-photo_refused = 這張相片不能用，請另拍一張。
refused-client_too_old = 這個版本太舊，請更新通途。
refused-resend_too_early = 驗證碼剛發過，還沒到再發的時候。再試時間：{ $until }
refused-codes_used_up = 今天的驗證碼已發完，請明天再試。
refused-password_resting = 密碼錯了多次，密碼登入暫停。恢復時間：{ $until }。驗證碼登入還可以用。
refused-checksum_mismatch = 相片在傳送途中損壞，請再試一次。
refused-internal = 交管系統出了故障，沒有改動您的內容。請稍後再試。
refused-maintenance = 系統正在維護，預計恢復時間：{ $until }
refused-filing_limit = 現在不能備案，原因在下面。
refused-vehicle_mismatch = 號牌、車輛種類或發動機號與登記的不符。請照行駛證逐項核對。
refused-handling_refused = 這條違法記錄現在不能在網上處理，請看下面的原因。
refused-points_differ = 記分和您剛才看到的不一樣，尚未處理。請看新的記分再確認。
refused-payment_open = 這筆罰款已有一張繳款單在辦，沒有重複扣款。請先看那一張的結果。
refused-amount_differs = 應繳金額已有變化，沒有扣款。請看新的金額再繳。
refused-already_paid = 這筆罰款已經繳清，沒有重複扣款。
refused-term_passed = 辦理的期限已過，請到窗口辦理。
refused-owner_unreachable = 車主沒有通途帳號，也沒有登記手機號碼，驗證碼發不出去。請車主到窗口更新手機號碼。
refused-owner_code_invalid = 車主的備案碼不對、用過或已過期。請車主再出示一個新的。
refused-face_needed = 要先通過人臉識別，才能繼續。
refused-notice_unread = 要先看完處罰前告知，才能繼續。
refused-payment_closed = 銀行夜間結算，現在不能繳款。恢復時間：{ $until }
