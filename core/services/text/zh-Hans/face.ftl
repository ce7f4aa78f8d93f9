# 人脸识别 and its manual way
