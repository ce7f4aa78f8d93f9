package cn.tongtu.app.platform

import java.io.IOException
import java.security.KeyStore
import java.security.KeyStoreException
import java.security.cert.Certificate
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Test

/**
 * Which of the phone's certificates are trusted, on a store made here; `AndroidCAStore` itself is
 * not run.
 */
class TrustRootsTest {
    private class Named(val der: ByteArray) : Certificate("X.509") {
        override fun getEncoded() = der
        override fun verify(key: java.security.PublicKey?) = Unit
        override fun verify(key: java.security.PublicKey?, provider: String?) = Unit
        override fun toString() = "a certificate"
        override fun getPublicKey() = null
    }

    private fun store(vararg entries: Pair<String, ByteArray>): KeyStore =
        KeyStore.getInstance("JKS").apply {
            load(null)
            for ((alias, der) in entries) setCertificateEntry(alias, Named(der))
        }

    @Test
    fun `the system's roots are taken and the added ones are not`() {
        val roots = trustRoots {
            store("system:1.0" to byteArrayOf(1), "user:2.0" to byteArrayOf(2))
        }
        assertEquals(1, roots.size)
        assertArrayEquals(byteArrayOf(1), roots.first())
    }

    @Test
    fun `a phone without its store gives no roots instead of dying`() {
        assertEquals(0, trustRoots { throw KeyStoreException("AndroidCAStore not found") }.size)
        assertEquals(0, trustRoots { throw IOException("damaged") }.size)
    }
}
