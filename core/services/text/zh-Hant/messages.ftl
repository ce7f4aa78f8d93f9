# 消息
tab-messages = 訊息
