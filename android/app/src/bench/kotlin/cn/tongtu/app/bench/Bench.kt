package cn.tongtu.app.bench

import java.io.File
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import kotlin.system.exitProcess
import org.junit.runner.JUnitCore

/**
 * The bench (试验台): the real Android app in a page of the browser, beside the console of the
 * sandbox. Started by `android/bench.sh PORT SANDBOX_URL DATA_DIR`.
 */
fun main(arguments: Array<String>) {
    if (arguments.size < 3) {
        System.err.println("usage: android/bench.sh PORT SANDBOX_URL DATA_DIR")
        exitProcess(2)
    }
    Setting.port = arguments[0].toIntOrNull() ?: run {
        System.err.println("bench: ${arguments[0]} is no port")
        exitProcess(2)
    }
    Setting.sandbox = arguments[1].trimEnd('/')
    Setting.data = File(arguments[2]).absoluteFile
    // A signal ends the session as its own stop does: the core writes what it holds, the port is
    // freed.
    Runtime.getRuntime().addShutdownHook(
        Thread {
            Setting.stop = true
            Setting.ended.await(5, TimeUnit.SECONDS)
        },
    )
    val result = JUnitCore.runClasses(BenchSession::class.java)
    Setting.ended.countDown()
    val why = result.failures.firstOrNull()
    if (why != null) {
        val refused = (why.exception as? BenchRefused)?.message.orEmpty()
        System.err.println("bench: " + refused.ifEmpty { why.trace })
    }
    exitProcess(if (why == null) 0 else 1)
}

/** Why the bench cannot run, in a sentence for whoever started it. */
internal class BenchRefused(message: String) : Exception(message)

/**
 * What the bench was started with. In system properties where the session reads it: Robolectric
 * loads the classes of the session anew, this process's own are not the same.
 */
internal object Setting {
    /** Only for `main`, which ends the process. */
    val ended = CountDownLatch(1)
    var port: Int by Property({ it.toInt() }, "8099")
    var sandbox: String by Property({ it }, "")
    var data: File by Property({ File(it) }, "bench-data")
    var stop: Boolean by Property({ it.toBoolean() }, "false")

    private class Property<T>(private val read: (String) -> T, private val otherwise: String) {
        operator fun getValue(of: Any, property: kotlin.reflect.KProperty<*>): T =
            read(System.getProperty("bench." + property.name, otherwise))

        operator fun setValue(of: Any, property: kotlin.reflect.KProperty<*>, value: T) {
            System.setProperty("bench." + property.name, value.toString())
        }
    }
}
