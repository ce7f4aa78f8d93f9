package cn.tongtu.app.api

import java.io.File
import java.util.zip.ZipFile
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.objectweb.asm.ClassReader
import org.objectweb.asm.ClassVisitor
import org.objectweb.asm.FieldVisitor
import org.objectweb.asm.Handle
import org.objectweb.asm.Label
import org.objectweb.asm.MethodVisitor
import org.objectweb.asm.Opcodes
import org.objectweb.asm.Type

/**
 * Every member of the framework that the shell's class files name, held against
 * `framework-api.txt`. A new one fails here until somebody has read its public documentation and
 * written it down with its API level; whatever is younger than API 26 may be named only by classes
 * that ask for the version.
 *
 * `-Dapi.write=true` proposes the file anew: levels it knows are kept, what the oldest framework
 * here (API 28) has is proposed as 26, everything else as 35, for a person to correct.
 */
class FrameworkApiTest {
    private val list = File(System.getProperty("android.dir", "."), "framework-api.txt")
    private val classes = File(System.getProperty("classes.dir", "target/classes"))

    private class Known(val level: Int, val member: String)

    private fun known(): List<Known> =
        list.readLines().filter { it.isNotBlank() && !it.startsWith("#") }.map { line ->
            val (level, member) = line.trim().split(Regex("\\s+"), limit = 2)
            Known(level.toInt(), member)
        }

    @Test
    fun `every framework member the shell names is listed with its level`() {
        val used = used()
        if (System.getProperty("api.write") == "true") write(used.keys)
        val listed = known().map { it.member }
        assertTrue("the shell names nothing of the framework: is it built?", used.size > 100)
        val twice = listed.groupBy { it }.filter { it.value.size > 1 }.keys.toList()
        assertEquals("listed twice", emptyList<String>(), twice)
        assertEquals(
            "not in framework-api.txt: read its documentation, then add it", emptyList<String>(),
            (used.keys - listed.toSet()).sorted(),
        )
        assertEquals(
            "in framework-api.txt, but not named any more", emptyList<String>(),
            (listed - used.keys).sorted(),
        )
    }

    @Test
    fun `what is younger than the oldest supported phone stands behind a version check`() {
        val used = used()
        val unguarded = known().filter { it.level > OLDEST }.flatMap { young ->
            used[young.member].orEmpty().filterNot { it.guarded }
                .map { "${young.member} (API ${young.level}) in ${it.where}" }
        }
        assertEquals("no SDK_INT check in that class", emptyList<String>(), unguarded.sorted())
    }

    @Test
    fun `no listed level is younger than the app's target`() {
        val young = known().filter { it.level !in OLDEST..TARGET }.map { it.member }
        assertEquals(emptyList<String>(), young)
    }

    /** Where a member is named, and whether that file asks for the version anywhere. */
    private class Use(val where: String, val guarded: Boolean)

    private fun used(): Map<String, List<Use>> {
        val used = sortedMapOf<String, MutableList<Use>>()
        // R holds numbers of our own; the bindings name nothing of Android.
        val files = classes.walk().filter {
            it.extension == "class" && "cn/tongtu" in it.path && !it.name.startsWith("R\$")
        }
        val readers = files.map { ClassReader(it.readBytes()) }.toList()
        fun file(reader: ClassReader) = reader.className.substringBefore('$')
        val guarded = readers.filter(::asksForTheVersion).map(::file).toSet()
        val ours = readers.associate { it.className to Ours(it) }
        for (reader in readers) {
            val asks = file(reader) in guarded
            val members = Members(reader.className, asks, ours) { member, use ->
                used.getOrPut(member) { ArrayList() } += use
            }
            reader.accept(members, ClassReader.SKIP_FRAMES)
        }
        return used
    }

    private fun asksForTheVersion(reader: ClassReader): Boolean {
        var asks = false
        reader.accept(object : ClassVisitor(Opcodes.ASM9) {
            override fun visitMethod(a: Int, n: String, d: String, s: String?, e: Names?) =
                object : MethodVisitor(Opcodes.ASM9) {
                    override fun visitFieldInsn(
                        op: Int, owner: String, name: String, type: String,
                    ) {
                        if (owner == VERSION && name == "SDK_INT") asks = true
                    }
                }
        }, ClassReader.SKIP_FRAMES)
        return asks
    }

    /** A class of the shell: what it is made from, and what it declares itself. */
    private class Ours(reader: ClassReader) {
        val parent: String = reader.superName
        val declares = HashSet<String>()

        init {
            reader.accept(object : ClassVisitor(Opcodes.ASM9) {
                override fun visitMethod(
                    a: Int, n: String, d: String, s: String?, e: Names?,
                ): MethodVisitor? {
                    declares += n + d
                    return null
                }

                override fun visitField(
                    a: Int, n: String, d: String, s: String?, v: Any?,
                ): FieldVisitor? {
                    declares += "$n:$d"
                    return null
                }
            }, ClassReader.SKIP_CODE)
        }
    }

    private class Members(
        private val where: String,
        private val guarded: Boolean,
        private val ours: Map<String, Ours>,
        private val found: (String, Use) -> Unit,
    ) : ClassVisitor(Opcodes.ASM9) {
        private fun type(name: String?) {
            if (name != null && name.startsWith("android/")) found(name, Use(where, guarded))
        }

        private fun member(owner: String, name: String, type: String) {
            // A view of our own is asked for what it inherits: that is the framework's.
            var at = owner
            while (true) {
                val own = ours[at] ?: break
                if (name + type in own.declares) return
                at = own.parent
            }
            if (at.startsWith("android/")) found("$at.$name$type", Use(where, guarded))
        }

        override fun visit(
            v: Int, a: Int, name: String, s: String?, parent: String?, interfaces: Names?,
        ) {
            type(parent)
            interfaces.orEmpty().forEach(::type)
        }

        override fun visitField(
            a: Int, n: String, type: String, s: String?, v: Any?,
        ): FieldVisitor? = null

        override fun visitMethod(a: Int, n: String, d: String, s: String?, e: Names?) =
            object : MethodVisitor(Opcodes.ASM9) {
                override fun visitMethodInsn(
                    op: Int, owner: String, name: String, type: String, i: Boolean,
                ) = member(owner, name, type)

                override fun visitFieldInsn(op: Int, owner: String, name: String, type: String) =
                    member(owner, name, ":$type")

                override fun visitTypeInsn(op: Int, name: String) =
                    type(name.trimStart('[').removePrefix("L").removeSuffix(";"))

                override fun visitTryCatchBlock(a: Label?, b: Label?, c: Label?, name: String?) =
                    type(name)

                override fun visitLdcInsn(value: Any?) {
                    if (value is Type && value.sort == Type.OBJECT) type(value.internalName)
                }

                override fun visitInvokeDynamicInsn(
                    n: String, d: String, h: Handle, vararg arguments: Any?,
                ) {
                    for (handle in arguments.filterIsInstance<Handle>()) {
                        member(handle.owner, handle.name, handle.desc)
                    }
                }
            }
    }

    // ───────────── a proposal ─────────────

    private fun write(used: Set<String>) {
        val kept = if (list.isFile) known().associate { it.member to it.level } else emptyMap()
        val frameworks = File(classes.parentFile, "robolectric").listFiles().orEmpty()
        ZipFile(frameworks.first { "-9-" in it.name }).use { jar ->
            fun proposed(member: String) = if (has(jar, member)) OLDEST else TARGET
            val lines = used.sorted().map { "${kept[it] ?: proposed(it)} $it" }
            list.writeText(HEAD + lines.joinToString("\n", postfix = "\n"))
        }
    }

    /** Whether the framework of API 28 has it, in the class named or one that it is made from. */
    private fun has(jar: ZipFile, member: String): Boolean {
        val owner = member.substringBefore('.')
        if ('.' !in member) return jar.getEntry("$owner.class") != null
        val name = member.substringAfter('.').substringBefore('(').substringBefore(':')
        val type = member.substringAfter('.').removePrefix(name).removePrefix(":")
        var at: String? = owner
        val others = ArrayDeque<String>()
        while (at != null) {
            val entry = jar.getEntry("$at.class")
            if (entry != null) {
                val reader = ClassReader(jar.getInputStream(entry))
                var found = false
                reader.accept(object : ClassVisitor(Opcodes.ASM9) {
                    override fun visitMethod(
                        a: Int, n: String, d: String, s: String?, e: Names?,
                    ): MethodVisitor? {
                        found = found || n == name && d == type
                        return null
                    }

                    override fun visitField(
                        a: Int, n: String, d: String, s: String?, v: Any?,
                    ): FieldVisitor? {
                        found = found || n == name && d == type
                        return null
                    }
                }, ClassReader.SKIP_CODE)
                if (found) return true
                reader.superName?.let(others::add)
                others += reader.interfaces
            } else if (at.startsWith("java/")) {
                // What is Java's own is as old as the language level.
                val own = Class.forName(at.replace('/', '.'))
                val names = own.methods.map { it.name } + own.fields.map { it.name }
                if (name in names) return true
            }
            at = others.removeFirstOrNull()
        }
        return false
    }

    private companion object {
        const val OLDEST = 26
        const val TARGET = 35
        const val VERSION = "android/os/Build\$VERSION"
        const val HEAD = "# Every member of the framework that the shell names, " +
            "with the API level of its public documentation.\n" +
            "# 26 stands for \"26 or older\". See FrameworkApiTest.\n"
    }
}

private typealias Names = Array<out String>
