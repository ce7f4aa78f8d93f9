package cn.tongtu.app.platform

import android.app.Application
import android.content.ComponentName
import android.content.ContentProvider
import android.content.ContentValues
import android.content.Intent
import android.net.Uri
import android.os.ParcelFileDescriptor
import android.provider.OpenableColumns
import cn.tongtu.app.AppTestRunner
import java.io.FileNotFoundException
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import org.robolectric.shadows.ShadowPausedAsyncTask

/** A file that is lent to another app: who can read it, what of it, and for how long. */
@RunWith(AppTestRunner::class)
@Config(application = Application::class)
class FileLenderTest {
    private val app = RuntimeEnvironment.getApplication()
    private val lender = FileLender(app)
    private val receipt = ByteArray(200_000) { (it % 251).toByte() }
    private lateinit var provider: ContentProvider
    private lateinit var lent: Uri

    @Before
    fun lend() {
        // A pipe here is a file: who reads before all is written finds its end.
        ShadowPausedAsyncTask.overrideExecutor(Runnable::run)
        provider = Robolectric.setupContentProvider(LentFiles::class.java, LentFiles.AUTHORITY)
        lent = lender.lend("缴款凭证.pdf", receipt)
    }

    @After
    fun clean() = LentFiles.lent.clear()

    private fun read(uri: Uri): ByteArray =
        ParcelFileDescriptor.AutoCloseInputStream(checkNotNull(provider.openFile(uri, "r")))
            .use { it.readBytes() }

    @Test
    fun `whoever was given the address reads all bytes, the name and the size`() {
        assertArrayEquals(receipt, read(lent))
        assertEquals("application/pdf", provider.getType(lent))
        checkNotNull(provider.query(lent, null, null, null, null)).use { row ->
            assertEquals(1, row.count)
            row.moveToFirst()
            val name = row.getColumnIndex(OpenableColumns.DISPLAY_NAME)
            assertEquals("缴款凭证.pdf", row.getString(name))
            assertEquals(200_000, row.getInt(row.getColumnIndex(OpenableColumns.SIZE)))
        }
    }

    @Test
    fun `only the columns that are asked for come, and no unknown one`() {
        val wanted = arrayOf(OpenableColumns.SIZE, "_data")
        checkNotNull(provider.query(lent, wanted, null, null, null)).use { row ->
            assertArrayEquals(arrayOf(OpenableColumns.SIZE), row.columnNames)
        }
    }

    @Test
    fun `an address that nobody was given leads nowhere`() {
        for (path in listOf("", "1", "../${lent.lastPathSegment}", "${lent.lastPathSegment}/x")) {
            val guessed = Uri.parse("content://${LentFiles.AUTHORITY}/$path")
            assertThrows(path, FileNotFoundException::class.java) {
                provider.openFile(guessed, "r")
            }
            assertNull(path, provider.query(guessed, null, null, null, null))
            assertNull(path, provider.getType(guessed))
        }
        val all = Uri.parse("content://${LentFiles.AUTHORITY}")
        assertNull("nothing can be listed", provider.query(all, null, null, null, null))
    }

    @Test
    fun `what was taken back cannot be read any more`() {
        lender.takeBack(lent)
        assertThrows(FileNotFoundException::class.java) { provider.openFile(lent, "r") }
        assertNull(provider.query(lent, null, null, null, null))
    }

    @Test
    fun `nothing can be written or deleted`() {
        for (mode in listOf("w", "rw", "rwt", "wa")) {
            assertThrows(mode, FileNotFoundException::class.java) { provider.openFile(lent, mode) }
        }
        assertNull(provider.insert(lent, ContentValues()))
        assertEquals(0, provider.update(lent, ContentValues(), null, null))
        assertEquals(0, provider.delete(lent, null, null))
        assertArrayEquals(receipt, read(lent))
    }

    @Test
    fun `no stranger gets in without a grant, which names one file and reading`() {
        val about = app.packageManager.getProviderInfo(ComponentName(app, LentFiles::class.java), 0)
        assertFalse("exported", about.exported)
        assertTrue("grants", about.grantUriPermissions)
        assertEquals(LentFiles.AUTHORITY, about.authority)
        assertNull("whole folders are never granted", about.uriPermissionPatterns)

        val chooser = lender.intent(lent, "缴款凭证.pdf")
        @Suppress("DEPRECATION") val send: Intent? = chooser.getParcelableExtra(Intent.EXTRA_INTENT)
        assertEquals(Intent.ACTION_SEND, send?.action)
        @Suppress("DEPRECATION") val stream: Uri? = send?.getParcelableExtra(Intent.EXTRA_STREAM)
        assertEquals(lent, stream)
        val grants = Intent.FLAG_GRANT_READ_URI_PERMISSION or
            Intent.FLAG_GRANT_WRITE_URI_PERMISSION or
            Intent.FLAG_GRANT_PERSISTABLE_URI_PERMISSION or
            Intent.FLAG_GRANT_PREFIX_URI_PERMISSION
        assertEquals(Intent.FLAG_GRANT_READ_URI_PERMISSION, checkNotNull(send).flags and grants)
    }

    @Test
    fun `two files are told apart and taken back one by one`() {
        val other = lender.lend("另一份.pdf", byteArrayOf(1))
        lender.takeBack(lent)
        assertArrayEquals(byteArrayOf(1), read(other))
    }
}
