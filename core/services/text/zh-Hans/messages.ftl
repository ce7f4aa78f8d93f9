# 消息
tab-messages = 消息
