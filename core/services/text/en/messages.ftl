# 消息
tab-messages = Messages
