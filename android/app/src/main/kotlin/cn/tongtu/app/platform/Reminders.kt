package cn.tongtu.app.platform

import android.app.AlarmManager
import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.net.Uri
import cn.tongtu.app.MainActivity
import cn.tongtu.app.R
import uniffi.tongtu.Reminder

/**
 * Reminders (提醒) of the core as alarms of the system, which become notifications. They hold nothing that names a
 * person, so they may stand on a locked screen. A tap brings the reminder's link back to the core.
 */
internal class Reminders(private val context: Context) {
    private val alarms = context.getSystemService(AlarmManager::class.java)
    private val kept = context.getSharedPreferences("reminders", Context.MODE_PRIVATE)

    /** Replaces the whole set. Any thread. */
    @Synchronized
    fun replace(all: List<Reminder>) {
        val before = kept.getStringSet(IDS, emptySet()).orEmpty()
        for (id in before - all.map { it.id }.toSet()) {
            pending(Intent().setData(address(id)), PendingIntent.FLAG_NO_CREATE)?.let {
                alarms?.cancel(it)
                it.cancel()
            }
        }
        for (one in all) {
            val intent = Intent().setData(address(one.id))
                .putExtra(TITLE, one.title).putExtra(TEXT, one.text).putExtra(LINK, one.link)
            // Not to the minute: that would need a permission that is for alarm clocks.
            pending(intent, PendingIntent.FLAG_UPDATE_CURRENT)?.let {
                alarms?.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, one.atMs, it)
            }
        }
        kept.edit().putStringSet(IDS, all.map { it.id }.toSet()).apply()
    }

    private fun pending(intent: Intent, how: Int): PendingIntent? = PendingIntent.getBroadcast(
        context, 0, intent.setClass(context, Due::class.java), how or PendingIntent.FLAG_IMMUTABLE,
    )

    /** A reminder has come due. */
    internal class Due : BroadcastReceiver() {
        override fun onReceive(context: Context, intent: Intent) {
            val notifications = context.getSystemService(NotificationManager::class.java) ?: return
            val name = context.getString(R.string.app_name)
            notifications.createNotificationChannel(
                NotificationChannel(CHANNEL, name, NotificationManager.IMPORTANCE_DEFAULT),
            )
            val open = Intent(Intent.ACTION_VIEW, Uri.parse(intent.getStringExtra(LINK).orEmpty()))
                .setClass(context, MainActivity::class.java)
            val tap = PendingIntent.getActivity(
                context, 0, open, PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE,
            )
            val shown = Notification.Builder(context, CHANNEL)
                .setSmallIcon(R.drawable.ic_bell)
                .setContentTitle(intent.getStringExtra(TITLE))
                .setContentText(intent.getStringExtra(TEXT))
                .setContentIntent(tap)
                .setAutoCancel(true)
                .setVisibility(Notification.VISIBILITY_PUBLIC)
            notifications.notify(intent.dataString.orEmpty().hashCode(), shown.build())
        }
    }

    private companion object {
        const val CHANNEL = "reminders"
        const val IDS = "ids"
        const val TITLE = "title"
        const val TEXT = "text"
        const val LINK = "link"

        /** Intents are told apart by their data, not by their extras. */
        fun address(id: String): Uri = Uri.fromParts("reminder", id, null)
    }
}
