package cn.tongtu.app

import android.app.Activity
import android.content.Context
import cn.tongtu.app.look.Look
import cn.tongtu.app.platform.CameraEye
import uniffi.tongtu.Action

/** What every template and part needs to draw and to be heard. One for each activity. */
internal class Kit(
    val activity: Activity,
    val look: Look,
    val pictures: Pictures,
    val eye: CameraEye,
    val say: (Action) -> Unit,
) {
    val context: Context get() = activity

    /** The revision that is drawn; goes with each edit. */
    var revision: ULong = 0u
}
