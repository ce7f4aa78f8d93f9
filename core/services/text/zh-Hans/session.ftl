### session
