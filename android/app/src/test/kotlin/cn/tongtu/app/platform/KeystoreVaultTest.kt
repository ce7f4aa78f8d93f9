package cn.tongtu.app.platform

import java.io.File
import java.nio.file.Files
import javax.crypto.SecretKey
import javax.crypto.spec.SecretKeySpec
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test
import uniffi.tongtu.ForeignException

/** The vault's files, with a key of the JVM; the phone's own key store is listed as not run. */
class KeystoreVaultTest {
    private val folder: File = Files.createTempDirectory("vault").toFile()
    private var unlocked = true
    private val vault = vault(key(1))
    private val secret = "一枚 token".toByteArray()

    private fun key(seed: Int): SecretKey =
        SecretKeySpec(ByteArray(32) { (it * seed).toByte() }, "AES")

    private fun vault(key: SecretKey) = KeystoreVault(folder, { unlocked }, { key })

    @After
    fun clean() {
        folder.deleteRecursively()
    }

    @Test
    fun `a secret outlives the process and stands nowhere in clear`() {
        vault.write("queue.粤", secret)
        assertArrayEquals(secret, vault(key(1)).read("queue.粤"))
        val stored = folder.walk().filter { it.isFile }
            .map { it.readText(Charsets.ISO_8859_1) }.joinToString()
        assertFalse(stored.contains("token"))
    }

    @Test
    fun `a name that was never written or was deleted is absent`() {
        assertThrows(ForeignException.Absent::class.java) { vault.read("session") }
        vault.write("session", secret)
        vault.delete("session")
        vault.delete("session")
        assertThrows(ForeignException.Absent::class.java) { vault.read("session") }
    }

    @Test
    fun `the same secret written twice gives two different files`() {
        vault.write("a", secret)
        val first = folder.walk().first { it.isFile }.readBytes()
        vault.write("a", secret)
        assertFalse(first.contentEquals(folder.walk().first { it.isFile }.readBytes()))
    }

    @Test
    fun `a file put in another's place does not open`() {
        vault.write("a", secret)
        vault.write("b", "other".toByteArray())
        val (a, b) = folder.walk().filter { it.isFile }.sortedBy { it.name }.toList()
        a.copyTo(b, overwrite = true)
        assertThrows(ForeignException.Failed::class.java) { vault.read("b") }
    }

    @Test
    fun `a damaged or cut file fails and is not taken for absent`() {
        vault.write("a", secret)
        val file = folder.walk().first { it.isFile }
        val whole = file.readBytes()
        file.writeBytes(whole.copyOf(whole.size - 1))
        assertThrows(ForeignException.Failed::class.java) { vault.read("a") }
        file.writeBytes(ByteArray(0))
        assertThrows(ForeignException.Failed::class.java) { vault.read("a") }
    }

    @Test
    fun `another phone's key does not open the file`() {
        vault.write("a", secret)
        assertThrows(ForeignException.Failed::class.java) { vault(key(2)).read("a") }
    }

    @Test
    fun `a phone not unlocked since its start says so`() {
        unlocked = false
        assertThrows(ForeignException.Locked::class.java) { vault.write("a", secret) }
        assertTrue(folder.walk().none { it.isFile })
    }

    @Test
    fun `an empty or endless name is refused`() {
        assertThrows(ForeignException.Failed::class.java) { vault.write("", secret) }
        assertThrows(ForeignException.Failed::class.java) { vault.write("x".repeat(200), secret) }
    }
}
