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
 * Reminders (提醒) of the core as alarms of the system, which become notifications. They hold nothing
 * that names a person, so they may stand on a locked screen. A tap brings the reminder's link back
 * to the core. Where notifications are not allowed, the system shows none; nothing else differs.
 *
 * The set is kept in a file, since the system forgets alarms when the phone is started anew.
 */
internal class Reminders(private val context: Context) {
    private val alarms = context.getSystemService(AlarmManager::class.java)
    private val file = RemindersFile(context)

    /** Replaces the whole set. What was shown is not shown again for the same time. Any thread. */
    fun replace(all: List<Reminder>) = synchronized(LOCK) {
        val before = file.read()
        val stay = all.map { it.id }.toSet()
        for (old in before) if (old.reminder.id !in stay) remove(old.reminder.id)
        val shown = before.filter { it.shown }.associate { it.reminder.id to it.reminder.atMs }
        file.write(all.map { Kept(it, shown[it.id] == it.atMs) })
        for (one in all) if (shown[one.id] != one.atMs) set(one)
    }

    /** Sets anew what was not shown yet; what is overdue comes at once. Any thread. */
    fun again() = synchronized(LOCK) {
        for (kept in file.read()) if (!kept.shown) set(kept.reminder)
    }

    private fun shown(id: String) = synchronized(LOCK) {
        file.write(file.read().map { if (it.reminder.id == id) Kept(it.reminder, true) else it })
    }

    private fun set(one: Reminder) {
        val intent = Intent().setData(address(one.id))
            .putExtra(TITLE, one.title).putExtra(TEXT, one.text).putExtra(LINK, one.link)
        // Not to the minute: that would need a permission that is for alarm clocks.
        pending(intent, PendingIntent.FLAG_UPDATE_CURRENT)?.let {
            alarms?.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, one.atMs, it)
        }
    }

    private fun remove(id: String) {
        pending(Intent().setData(address(id)), PendingIntent.FLAG_NO_CREATE)?.let {
            alarms?.cancel(it)
            it.cancel()
        }
        // What is untrue does not stay on the screen either.
        context.getSystemService(NotificationManager::class.java)?.cancel(tagOf(id), SHOWN)
    }

    private fun pending(intent: Intent, how: Int): PendingIntent? = PendingIntent.getBroadcast(
        context, 0, intent.setClass(context, Due::class.java), how or PendingIntent.FLAG_IMMUTABLE,
    )

    /** A reminder has come due. */
    internal class Due : BroadcastReceiver() {
        override fun onReceive(context: Context, intent: Intent) {
            val notifications =
                context.getSystemService(NotificationManager::class.java) ?: return
            val name = context.getString(R.string.app_name)
            notifications.createNotificationChannel(
                NotificationChannel(CHANNEL, name, NotificationManager.IMPORTANCE_DEFAULT),
            )
            val link = Uri.parse(intent.getStringExtra(LINK).orEmpty())
            val open = Intent(Intent.ACTION_VIEW, link).setClass(context, MainActivity::class.java)
            val tap = PendingIntent.getActivity(
                context, 0, open, PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE,
            )
            val text = intent.getStringExtra(TEXT)
            val shown = Notification.Builder(context, CHANNEL)
                .setSmallIcon(R.drawable.ic_bell)
                .setContentTitle(intent.getStringExtra(TITLE))
                .setContentText(text)
                .setStyle(Notification.BigTextStyle().bigText(text))
                .setContentIntent(tap)
                .setAutoCancel(true)
                .setVisibility(Notification.VISIBILITY_PUBLIC)
            notifications.notify(intent.dataString, SHOWN, shown.build())
            intent.data?.let { Reminders(context).shown(it.schemeSpecificPart) }
        }
    }

    /** The phone was started anew. Not exported: only the system can say so. */
    internal class Started : BroadcastReceiver() {
        override fun onReceive(context: Context, intent: Intent) {
            if (intent.action == Intent.ACTION_BOOT_COMPLETED) Reminders(context).again()
        }
    }

    private companion object {
        /** Receivers make their own; they share the file. */
        val LOCK = Any()
        const val CHANNEL = "reminders"
        const val TITLE = "title"
        const val TEXT = "text"
        const val LINK = "link"

        /** Notifications are told apart by their tag. */
        const val SHOWN = 1

        /** Intents are told apart by their data, not by their extras. */
        fun address(id: String): Uri = Uri.fromParts("reminder", id, null)

        fun tagOf(id: String): String = address(id).toString()
    }
}
