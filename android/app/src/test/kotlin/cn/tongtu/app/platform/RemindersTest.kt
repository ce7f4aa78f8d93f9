package cn.tongtu.app.platform

import android.app.AlarmManager
import android.app.Application
import android.app.Notification
import android.app.NotificationManager
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Looper
import cn.tongtu.app.AppTestRunner
import cn.tongtu.app.MainActivity
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import uniffi.tongtu.Reminder

/** The core's reminders as alarms of the system. When an alarm rings, and how, is not run here. */
@RunWith(AppTestRunner::class)
@Config(application = Application::class)
class RemindersTest {
    private val app: Application = RuntimeEnvironment.getApplication()
    private val manager = checkNotNull(app.getSystemService(AlarmManager::class.java))
    private val alarms get() = shadowOf(manager)
    private val notifications get() = app.getSystemService(NotificationManager::class.java)
    private val reminders = Reminders(app)

    private fun one(id: String, atMs: Long = LATER, title: String = "停留天数将满") =
        Reminder(id, atMs, title, "本次停留还剩 5 天", "tongtu://vehicles/stay")

    /** What would ring, by its data and time. */
    private fun set() = alarms.scheduledAlarms.associate {
        shadowOf(it.operation).savedIntent.dataString.orEmpty() to it.triggerAtMs
    }

    /** The phone is started anew: the system has forgotten its alarms. */
    private fun restartPhone() {
        for (alarm in alarms.scheduledAlarms.toList()) {
            manager.cancel(checkNotNull(alarm.operation))
        }
        assertEquals(emptyMap<String, Long>(), set())
        Reminders.Started().onReceive(app, Intent(Intent.ACTION_BOOT_COMPLETED))
    }

    /** The alarm of [id] rings. */
    private fun ring(id: String) {
        val alarm = alarms.scheduledAlarms.first {
            shadowOf(it.operation).savedIntent.dataString == "reminder:$id"
        }
        manager.cancel(checkNotNull(alarm.operation))
        Reminders.Due().onReceive(app, shadowOf(alarm.operation).savedIntent)
    }

    private fun shown(): List<Notification> = shadowOf(notifications).allNotifications

    private fun titles() = shown().map { it.extras.getString(Notification.EXTRA_TITLE) }

    @Test
    fun `a set is set, replaced and removed as a whole`() {
        reminders.replace(listOf(one("stay-25"), one("year-150")))
        assertEquals(mapOf("reminder:stay-25" to LATER, "reminder:year-150" to LATER), set())
        reminders.replace(listOf(one("stay-25", LATER + 1)))
        assertEquals(mapOf("reminder:stay-25" to LATER + 1), set())
        reminders.replace(emptyList())
        assertEquals(emptyMap<String, Long>(), set())
    }

    @Test
    fun `the set outlives a restart of the phone`() {
        reminders.replace(listOf(one("stay-25"), one("year-150")))
        restartPhone()
        assertEquals(setOf("reminder:stay-25", "reminder:year-150"), set().keys)
    }

    @Test
    fun `what came due while the phone was off is shown, what was shown is not shown twice`() {
        reminders.replace(listOf(one("missed", 1), one("shown", 1)))
        ring("shown")
        restartPhone()
        assertEquals(setOf("reminder:missed"), set().keys)
        reminders.replace(listOf(one("missed", 1), one("shown", 1)))
        assertEquals(setOf("reminder:missed"), set().keys)
        reminders.replace(listOf(one("shown", LATER)))
        assertEquals("for another time it is another one", setOf("reminder:shown"), set().keys)
    }

    @Test
    fun `only the system can say that the phone was started`() {
        reminders.replace(listOf(one("stay-25")))
        for (alarm in alarms.scheduledAlarms.toList()) {
            manager.cancel(checkNotNull(alarm.operation))
        }
        Reminders.Started().onReceive(app, Intent("cn.example.PRETEND"))
        assertEquals(emptyMap<String, Long>(), set())
        val about = app.packageManager.getPackageInfo(app.packageName, PackageManager.GET_RECEIVERS)
        for (receiver in about.receivers.orEmpty()) assertFalse(receiver.name, receiver.exported)
    }

    @Test
    fun `a tap opens the app with the reminder's link`() {
        reminders.replace(listOf(one("stay-25")))
        ring("stay-25")
        val notification = shown().single()
        assertEquals("停留天数将满", notification.extras.getString(Notification.EXTRA_TITLE))
        val tap = shadowOf(notification.contentIntent)
        assertTrue(tap.isActivityIntent)
        assertTrue(tap.isImmutable)
        assertEquals("tongtu://vehicles/stay", tap.savedIntent.dataString)
        assertEquals(MainActivity::class.java.name, tap.savedIntent.component?.className)
    }

    @Test
    fun `two reminders stand beside each other, and what is untrue goes`() {
        reminders.replace(listOf(one("a", title = "甲"), one("b", title = "乙")))
        ring("a")
        ring("b")
        assertEquals(listOf("甲", "乙"), titles().sortedBy { it != "甲" })
        reminders.replace(listOf(one("b", title = "乙")))
        assertEquals(listOf("乙"), titles())
    }

    @Test
    fun `without leave for notifications nothing fails`() {
        shadowOf(notifications).setNotificationsEnabled(false)
        reminders.replace(listOf(one("stay-25")))
        ring("stay-25")
        reminders.replace(emptyList())
        assertEquals(emptyMap<String, Long>(), set())
    }

    @Test
    fun `a file that cannot be read is none, and is written anew`() {
        reminders.replace(listOf(one("stay-25")))
        val file = File(app.noBackupFilesDir, "reminders")
        file.writeBytes(file.readBytes().copyOf(9))
        reminders.again()
        reminders.replace(listOf(one("year-150")))
        restartPhone()
        assertEquals(setOf("reminder:year-150"), set().keys)
    }

    @Test
    @Config(sdk = [28])
    fun `the oldest tested phone shows them too`() {
        reminders.replace(listOf(one("stay-25")))
        shadowOf(Looper.getMainLooper()).idle()
        ring("stay-25")
        assertEquals(1, shown().size)
    }

    private companion object {
        /** Far beyond the machine's own clock. */
        const val LATER = 4_000_000_000_000L
    }
}
