package cn.tongtu.app.platform

import android.Manifest
import android.app.Activity
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Looper
import android.provider.MediaStore
import cn.tongtu.app.AppTestRunner
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.File
import java.io.IOException
import java.io.OutputStream
import java.nio.file.Files
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import uniffi.tongtu.Ask
import uniffi.tongtu.AskKind
import uniffi.tongtu.Outcome
import uniffi.tongtu.Permission
import uniffi.tongtu.Source

/**
 * What the shell does with each thing the core asks for. Application is the framework's: no core is
 * needed.
 */
@RunWith(AppTestRunner::class)
@Config(application = android.app.Application::class)
class PhoneAsksTest {
    private val activity: Activity = Robolectric.setupActivity(Activity::class.java)
    private val folder: File = Files.createTempDirectory("pictures").toFile()
    private var cameraDecisions = 0
    private val asks = asks()
    private val answers = ArrayList<Outcome>()

    private val files = HashMap<String, ByteArray>()

    private fun asks() = PhoneAsks(
        PhotoPicker(activity.contentResolver, folder, Runnable::run),
        FileKeeper(activity.contentResolver, Runnable::run), FileLender(activity),
        Leaves(activity), "http://127.0.0.1:8101/t/main",
    ) { cameraDecisions++ }

    private fun ask(kind: AskKind, id: String = "1", asks: PhoneAsks = this.asks) =
        asks.carryOut(Ask(id, kind), activity, { file, then -> then(files[file]) }) {
            answers += it
        }

    private fun request() = shadowOf(activity).nextStartedActivityForResult

    private fun album(bytes: ByteArray): Intent {
        val picture = Uri.parse("content://album/7")
        shadowOf(activity.contentResolver).registerInputStream(picture, ByteArrayInputStream(bytes))
        return Intent().setData(picture)
    }

    /** The system asked, and the person said no; whether it [mayAsk] again is the system's. */
    private fun refuse(permission: String, mayAsk: Boolean) {
        val wanted = shadowOf(activity).lastRequestedPermission
        shadowOf(activity.packageManager)
            .setShouldShowRequestPermissionRationale(permission, mayAsk)
        val no = intArrayOf(PackageManager.PERMISSION_DENIED)
        asks.permitted(activity, wanted.requestCode, wanted.requestedPermissions, no)
    }

    private fun idle() = shadowOf(Looper.getMainLooper()).idle()

    @After
    fun clean() {
        folder.deleteRecursively()
        LentFiles.lent.clear()
    }

    @Test
    fun `a picked picture comes as a file of our own with its bytes`() {
        ask(AskKind.Album)
        val started = request()
        assertEquals(MediaStore.ACTION_PICK_IMAGES, started.intent.action)
        asks.returned(started.requestCode, Activity.RESULT_OK, album(byteArrayOf(1, 2, 3)))
        idle()
        val photo = answers.single() as Outcome.Photo
        assertEquals(Source.ALBUM, photo.source)
        assertNull(photo.lens)
        assertTrue(photo.path.startsWith(folder.path))
        assertArrayEquals(byteArrayOf(1, 2, 3), File(photo.path).readBytes())
    }

    @Test
    @Config(sdk = [28])
    fun `before the system's picker its documents are asked`() {
        ask(AskKind.Album)
        assertEquals(Intent.ACTION_OPEN_DOCUMENT, request().intent.action)
    }

    @Test
    fun `turning away from the picker is said once`() {
        ask(AskKind.Album)
        val started = request()
        asks.returned(started.requestCode, Activity.RESULT_CANCELED, null)
        asks.returned(started.requestCode, Activity.RESULT_CANCELED, null)
        assertEquals(listOf<Outcome>(Outcome.Cancelled), answers)
    }

    @Test
    fun `the same ask drawn again opens no second picker`() {
        ask(AskKind.Album)
        request()
        ask(AskKind.Album)
        assertNull(request())
    }

    @Test
    fun `a picture picked while the process was dead is taken by the new one`() {
        ask(AskKind.Album)
        val started = request()
        val reborn = asks()
        reborn.returned(started.requestCode, Activity.RESULT_OK, album(byteArrayOf(9)))
        ask(AskKind.Album, asks = reborn)
        idle()
        assertTrue(answers.single() is Outcome.Photo)
        assertNull(request())
    }

    @Test
    fun `a picture larger than any picture is refused and leaves no file`() {
        val endless = Uri.parse("content://album/8")
        shadowOf(activity.contentResolver).registerInputStream(
            endless,
            object : java.io.InputStream() {
                override fun read() = 0
                override fun read(into: ByteArray, at: Int, length: Int) = length
            },
        )
        ask(AskKind.Album)
        asks.returned(request().requestCode, Activity.RESULT_OK, Intent().setData(endless))
        idle()
        assertTrue(answers.single() is Outcome.Impossible)
        assertEquals(0, folder.listFiles().orEmpty().size)
    }

    @Test
    fun `a page outside opens only by https`() {
        ask(AskKind.Open("https://gab.122.gov.cn/"))
        assertEquals("https://gab.122.gov.cn/", shadowOf(activity).nextStartedActivity.dataString)
        ask(AskKind.Open("intent://evil"), id = "2")
        assertNull(shadowOf(activity).nextStartedActivity)
        assertEquals(Outcome.Done, answers.first())
        assertTrue(answers.last() is Outcome.Impossible)
    }

    @Test
    fun `without TLS only the pages of a back end on this machine open`() {
        ask(AskKind.Open("http://127.0.0.1:8101/pay/7"))
        val started = shadowOf(activity).nextStartedActivity
        assertEquals("http://127.0.0.1:8101/pay/7", started.dataString)
        for ((at, other) in listOf(
            "http://127.0.0.1:8102/pay/7", "http://evil.example:8101/",
            "http://127.0.0.1:8101@evil.example/", "http://evil.example/127.0.0.1:8101",
            "file:///127.0.0.1:8101", "HTTP://127.0.0.1/",
        ).withIndex()) {
            ask(AskKind.Open(other), id = "o$at")
            assertNull(other, shadowOf(activity).nextStartedActivity)
            assertTrue(other, answers.last() is Outcome.Impossible)
        }
    }

    @Test
    fun `a phone without an app for a page says so`() {
        shadowOf(activity.application).checkActivities(true)
        ask(AskKind.Open("https://gab.122.gov.cn/"))
        assertTrue(answers.single() is Outcome.Impossible)
    }

    @Test
    fun `a number is shown in the dialler and not called`() {
        ask(AskKind.Dial("122"))
        val started = shadowOf(activity).nextStartedActivity
        assertEquals(Intent.ACTION_DIAL, started.action)
        assertEquals("tel:122", started.dataString)
    }

    @Test
    fun `leave is asked for and its answer passed on`() {
        ask(AskKind.Permission(Permission.CAMERA, "拍照"))
        val wanted = shadowOf(activity).lastRequestedPermission
        assertArrayEquals(arrayOf(Manifest.permission.CAMERA), wanted.requestedPermissions)
        refuse(Manifest.permission.CAMERA, mayAsk = true)
        assertEquals(listOf<Outcome>(Outcome.Refused(false)), answers)
    }

    @Test
    fun `who said no twice is not asked again, who pushed the question aside is`() {
        ask(AskKind.Permission(Permission.CAMERA, "拍照"))
        refuse(Manifest.permission.CAMERA, mayAsk = false) // pushed aside: no answer at all
        ask(AskKind.Permission(Permission.CAMERA, "拍照"), "2")
        refuse(Manifest.permission.CAMERA, mayAsk = true)
        ask(AskKind.Permission(Permission.CAMERA, "拍照"), "3")
        refuse(Manifest.permission.CAMERA, mayAsk = false)
        assertEquals(listOf(false, false, true), answers.map { (it as Outcome.Refused).forever })
    }

    @Test
    fun `leave that was given meanwhile is leave`() {
        ask(AskKind.Permission(Permission.NOTIFICATIONS, "提醒"))
        val wanted = shadowOf(activity).lastRequestedPermission
        val name = Manifest.permission.POST_NOTIFICATIONS
        assertArrayEquals(arrayOf(name), wanted.requestedPermissions)
        shadowOf(activity.application).grantPermissions(name)
        asks.permitted(activity, wanted.requestCode, arrayOf(name), intArrayOf(0))
        assertEquals(listOf<Outcome>(Outcome.Granted), answers)
    }

    @Test
    @Config(sdk = [28])
    fun `before its time nobody is asked about notifications`() {
        ask(AskKind.Permission(Permission.NOTIFICATIONS, "提醒"))
        assertEquals(listOf<Outcome>(Outcome.Granted), answers)
        assertNull(shadowOf(activity).lastRequestedPermission)
    }

    @Test
    fun `leave that is given already is not asked for`() {
        shadowOf(activity.application).grantPermissions(Manifest.permission.CAMERA)
        ask(AskKind.Permission(Permission.CAMERA, "拍照"))
        assertEquals(listOf<Outcome>(Outcome.Granted), answers)
        assertNull(shadowOf(activity).lastRequestedPermission)
    }

    @Test
    fun `the camera hears of the decision about it`() {
        val camera = arrayOf(Manifest.permission.CAMERA)
        asks.permitted(activity, PhoneAsks.CAMERA_LEAVE, camera, intArrayOf(0))
        assertEquals(1, cameraDecisions)
        assertEquals(0, answers.size)
    }

    // ───────────── files ─────────────

    private val receipt = "file/receipt-7"
    private val chosen: Uri = Uri.parse("content://documents/3")

    /** Where the person chose to have it. */
    private fun document(to: OutputStream): Intent {
        shadowOf(activity.contentResolver).registerOutputStream(chosen, to)
        return Intent().setData(chosen)
    }

    private fun save(id: String = "1", asks: PhoneAsks = this.asks) =
        ask(AskKind.Save(receipt, "缴款凭证.pdf"), id, asks)

    @Test
    fun `a file is written where the person chose, and stays nowhere else`() {
        files[receipt] = byteArrayOf(1, 2, 3)
        save()
        val started = request()
        assertEquals(Intent.ACTION_CREATE_DOCUMENT, started.intent.action)
        assertEquals("application/pdf", started.intent.type)
        assertEquals("缴款凭证.pdf", started.intent.getStringExtra(Intent.EXTRA_TITLE))
        val written = ByteArrayOutputStream()
        asks.returned(started.requestCode, Activity.RESULT_OK, document(written))
        idle()
        assertEquals(listOf<Outcome>(Outcome.Done), answers)
        assertArrayEquals(byteArrayOf(1, 2, 3), written.toByteArray())
        val own = listOf(activity.filesDir, activity.cacheDir, activity.noBackupFilesDir, folder)
        for (place in own) assertEquals(place.path, 0, place.walk().count(File::isFile))
    }

    @Test
    fun `turning away from the dialog keeps nothing`() {
        files[receipt] = byteArrayOf(1)
        save()
        asks.returned(request().requestCode, Activity.RESULT_CANCELED, null)
        assertEquals(listOf<Outcome>(Outcome.Cancelled), answers)
    }

    @Test
    fun `a full disk is said and not taken for done`() {
        files[receipt] = byteArrayOf(1)
        save()
        val full = object : OutputStream() {
            override fun write(byte: Int) = throw IOException("no space left")
        }
        asks.returned(request().requestCode, Activity.RESULT_OK, document(full))
        idle()
        assertTrue(answers.single() is Outcome.Impossible)
    }

    @Test
    fun `a file that the core does not give opens no dialog`() {
        save()
        ask(AskKind.Share(receipt, "缴款凭证.pdf"), "2")
        assertEquals(2, answers.count { it is Outcome.Impossible })
        assertNull(shadowOf(activity).nextStartedActivityForResult)
    }

    @Test
    fun `a place chosen while the process was dead is written to by the new one`() {
        files[receipt] = byteArrayOf(9)
        save()
        val started = request()
        val reborn = asks()
        val written = ByteArrayOutputStream()
        reborn.returned(started.requestCode, Activity.RESULT_OK, document(written))
        save(asks = reborn)
        idle()
        assertEquals(listOf<Outcome>(Outcome.Done), answers)
        assertArrayEquals(byteArrayOf(9), written.toByteArray())
        assertNull(request())
    }

    @Test
    fun `a file is lent until the person is back, and then to nobody`() {
        files[receipt] = byteArrayOf(4, 5)
        ask(AskKind.Share(receipt, "缴款凭证.pdf"))
        val started = request()
        assertEquals(Intent.ACTION_CHOOSER, started.intent.action)
        val lent = LentFiles.lent.values.single()
        assertEquals("缴款凭证.pdf", lent.name)
        assertArrayEquals(byteArrayOf(4, 5), lent.bytes)
        assertEquals("not answered before the person is back", 0, answers.size)
        asks.returned(started.requestCode, Activity.RESULT_CANCELED, null)
        assertEquals(listOf<Outcome>(Outcome.Done), answers)
        assertEquals(0, LentFiles.lent.size)
    }

    @Test
    fun `a phone with nobody to share with keeps nothing lent`() {
        files[receipt] = byteArrayOf(4)
        shadowOf(activity.application).checkActivities(true)
        ask(AskKind.Share(receipt, "缴款凭证.pdf"))
        assertTrue(answers.single() is Outcome.Impossible)
        assertEquals(0, LentFiles.lent.size)
    }

    @Test
    fun `what a kill left behind is swept away at the next start`() {
        File(folder, "face").writeBytes(byteArrayOf(1))
        sweep(folder)
        assertEquals(0, folder.listFiles().orEmpty().size)
        sweep(File(folder, "none"))
    }
}
