package cn.tongtu.app

import org.junit.runners.model.FrameworkMethod
import org.robolectric.RobolectricTestRunner
import org.robolectric.internal.bytecode.InstrumentationConfiguration

/**
 * Robolectric makes one class loader per API level and mode. The Rust library is loaded once, so
 * its Kotlin bindings must be too: they stay in the application's class loader. Otherwise the
 * second sandbox takes over the callbacks of the first ("UniffiHandleMap.get: Invalid handle").
 */
class AppTestRunner(test: Class<*>) : RobolectricTestRunner(test) {
    override fun createClassLoaderConfig(method: FrameworkMethod): InstrumentationConfiguration =
        InstrumentationConfiguration.Builder(super.createClassLoaderConfig(method))
            .doNotAcquirePackage("uniffi.")
            .build()

    override fun getExtraShadows(method: FrameworkMethod): Array<Class<*>> {
        val shadows = super.getExtraShadows(method)
        val sdk = (method as RobolectricFrameworkMethod).sdk.apiLevel
        if (sdk != RememberedStyles.SDK) return shadows
        return arrayOf(*shadows, RememberedStyles::class.java)
    }
}
