package cn.tongtu.app

import android.app.Activity
import android.os.Bundle
import android.widget.TextView

/** The one activity. */
internal class MainActivity : Activity() {
    override fun onCreate(saved: Bundle?) {
        super.onCreate(saved)
        val app = application as TongtuApp
        app.whenReady({ session ->
            setContentView(TextView(this).apply { text = session.screen.title })
        }, { finish() })
    }
}
