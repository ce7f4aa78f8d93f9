package cn.tongtu.app.platform

import android.app.Activity
import android.content.Context
import android.content.SharedPreferences
import android.content.pm.PackageManager
import uniffi.tongtu.Outcome

/**
 * What the person decided about a permission (权限), and whether the system will ask again. The
 * system does not say the latter: before a first answer and after the last one it answers alike, so
 * that there was a first answer is kept. Main thread only.
 */
internal class Leaves(context: Context) {
    private val kept: SharedPreferences by lazy {
        context.getSharedPreferences("leave", Context.MODE_PRIVATE)
    }

    /** Null where leave is given. Called when the system's question has been answered. */
    fun decided(activity: Activity, permission: String): Outcome.Refused? {
        if (activity.checkSelfPermission(permission) == PackageManager.PERMISSION_GRANTED) {
            kept.edit().remove(permission).apply()
            return null
        }
        if (activity.shouldShowRequestPermissionRationale(permission)) {
            kept.edit().putBoolean(permission, true).apply()
            return Outcome.Refused(forever = false)
        }
        // Pushed aside at the first time looks the same, and is not for ever.
        return Outcome.Refused(forever = kept.getBoolean(permission, false))
    }
}
