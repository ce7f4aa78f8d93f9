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
import java.io.File
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

/** What the shell does with each thing the core asks for. Application is the framework's: no core is needed. */
@RunWith(AppTestRunner::class)
@Config(application = android.app.Application::class)
class PhoneAsksTest {
    private val activity: Activity = Robolectric.setupActivity(Activity::class.java)
    private val folder: File = Files.createTempDirectory("pictures").toFile()
    private var cameraDecisions = 0
    private val asks = asks()
    private val answers = ArrayList<Outcome>()

    private fun asks() =
        PhoneAsks(PhotoPicker(activity.contentResolver, folder, Runnable::run)) { cameraDecisions++ }

    private fun ask(kind: AskKind, id: String = "1", asks: PhoneAsks = this.asks) =
        asks.carryOut(Ask(id, kind), activity) { answers += it }

    private fun request() = shadowOf(activity).nextStartedActivityForResult

    private fun album(bytes: ByteArray): Intent {
        val picture = Uri.parse("content://album/7")
        shadowOf(activity.contentResolver).registerInputStream(picture, ByteArrayInputStream(bytes))
        return Intent().setData(picture)
    }

    private fun idle() = shadowOf(Looper.getMainLooper()).idle()

    @After
    fun clean() {
        folder.deleteRecursively()
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
        asks.permitted(wanted.requestCode, wanted.requestedPermissions, intArrayOf(PackageManager.PERMISSION_DENIED))
        assertEquals(listOf<Outcome>(Outcome.Refused(false)), answers)
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
        asks.permitted(PhoneAsks.CAMERA_LEAVE, arrayOf(Manifest.permission.CAMERA), intArrayOf(0))
        assertEquals(1, cameraDecisions)
        assertEquals(0, answers.size)
    }
}
