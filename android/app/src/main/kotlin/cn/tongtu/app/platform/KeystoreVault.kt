package cn.tongtu.app.platform

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import java.io.File
import java.io.FileNotFoundException
import java.io.FileOutputStream
import java.io.IOException
import java.nio.channels.FileChannel
import java.nio.file.Files
import java.nio.file.StandardCopyOption
import java.nio.file.StandardOpenOption
import java.security.GeneralSecurityException
import java.security.KeyStore
import java.security.ProviderException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec
import uniffi.tongtu.ForeignException
import uniffi.tongtu.Vault

/**
 * Secrets by name in app-private files, each sealed with AES-256-GCM under [key], which never
 * leaves the key store. The name is authenticated too: a file renamed to another secret's name does
 * not open.
 *
 * Any thread; the key store answers in tens of milliseconds, so never the main one.
 */
internal class KeystoreVault(
    private val folder: File,
    /**
     * False from the phone's start until it is unlocked for the first time: our files are not
     * readable yet.
     */
    private val unlocked: () -> Boolean,
    key: () -> SecretKey,
) : Vault {
    private val key by lazy(key)

    @Synchronized
    override fun read(name: String): ByteArray = foreign {
        val bytes = try {
            file(name).readBytes()
        } catch (_: FileNotFoundException) {
            throw ForeignException.Absent()
        }
        if (bytes.size < HEAD || bytes[0] != FORMAT) {
            throw ForeignException.Failed("not a secret's file")
        }
        cipher(name).run {
            init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, bytes, 1, NONCE))
            updateAAD(name.toByteArray())
            doFinal(bytes, HEAD, bytes.size - HEAD)
        }
    }

    @Synchronized
    override fun write(name: String, secret: ByteArray) = foreign {
        val sealed = cipher(name).run {
            // The key store insists on making the nonce itself.
            init(Cipher.ENCRYPT_MODE, key)
            updateAAD(name.toByteArray())
            byteArrayOf(FORMAT) + iv + doFinal(secret)
        }
        if (!folder.isDirectory && !folder.mkdirs()) {
            throw ForeignException.Failed("no folder for secrets")
        }
        val target = file(name)
        val next = File(target.path + ".new")
        FileOutputStream(next).use {
            it.write(sealed)
            it.fd.sync()
        }
        Files.move(next.toPath(), target.toPath(), StandardCopyOption.ATOMIC_MOVE)
        syncFolder()
    }

    @Synchronized
    override fun delete(name: String) = foreign {
        if (Files.deleteIfExists(file(name).toPath())) syncFolder()
    }

    /** The rename itself is durable only when the folder is. */
    private fun syncFolder() =
        FileChannel.open(folder.toPath(), StandardOpenOption.READ).use { it.force(true) }

    private fun cipher(name: String): Cipher {
        if (name.isEmpty() || name.length > LONGEST) throw ForeignException.Failed("no such name")
        return Cipher.getInstance("AES/GCM/NoPadding")
    }

    /** Names hold what file systems may not: the bytes of the name in hexadecimal. */
    private fun file(name: String): File {
        val digits = name.toByteArray().map { (it.toInt() and 0xff).toString(16).padStart(2, '0') }
        return File(folder, digits.joinToString(""))
    }

    private inline fun <T> foreign(work: () -> T): T {
        if (!unlocked()) throw ForeignException.Locked()
        return try {
            work()
        } catch (e: GeneralSecurityException) {
            throw failed(e)
        } catch (e: IOException) {
            throw failed(e)
        } catch (e: ProviderException) { // the key store's own way to say that it is ill
            throw failed(e)
        }
    }

    /** The kind of failure only: messages of a key store name aliases and files. */
    private fun failed(e: Exception) = ForeignException.Failed(e.javaClass.simpleName)

    companion object {
        private const val FORMAT: Byte = 1
        private const val NONCE = 12
        private const val HEAD = 1 + NONCE
        private const val TAG_BITS = 128
        private const val LONGEST = 100
        private const val STORE = "AndroidKeyStore"

        /** The phone's own key, made at the first use. */
        fun phoneKey(alias: String = "tongtu.vault"): SecretKey {
            val store = KeyStore.getInstance(STORE).apply { load(null) }
            (store.getKey(alias, null) as? SecretKey)?.let { return it }
            val purposes = KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
            val spec = KeyGenParameterSpec.Builder(alias, purposes)
                .setKeySize(256)
                .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                .build()
            return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, STORE).run {
                init(spec)
                generateKey()
            }
        }
    }
}
