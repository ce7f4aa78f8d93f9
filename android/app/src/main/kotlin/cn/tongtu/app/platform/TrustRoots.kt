package cn.tongtu.app.platform

import java.io.IOException
import java.security.GeneralSecurityException
import java.security.KeyStore

/**
 * The phone's trusted roots (受信任的根证书) as DER. Those that the person or an employer added are left
 * out: they are named `user:`, and a tap on a wire is the usual reason for one. Slow; never on the
 * main thread.
 */
internal fun trustRoots(open: () -> KeyStore = ::phoneRoots): List<ByteArray> = try {
    val store = open()
    store.aliases().asSequence()
        .filter { it.startsWith("system:") }
        .mapNotNull { store.getCertificate(it)?.encoded }
        .toList()
} catch (_: GeneralSecurityException) {
    // Without roots the core sends nothing and says so with its code.
    emptyList()
} catch (_: IOException) {
    emptyList()
}

private fun phoneRoots(): KeyStore = KeyStore.getInstance("AndroidCAStore").apply { load(null) }
