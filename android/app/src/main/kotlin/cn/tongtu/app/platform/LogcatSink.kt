package cn.tongtu.app.platform

import android.util.Log
import uniffi.tongtu.LogSink

/** The core's log in the system's. The core has left out whatever names a person. */
internal object LogcatSink : LogSink {
    override fun write(level: UByte, line: String) {
        val priority = when (level.toInt()) {
            0 -> Log.ERROR
            1 -> Log.WARN
            2 -> Log.INFO
            else -> Log.DEBUG
        }
        Log.println(priority, "tongtu", line)
    }
}
