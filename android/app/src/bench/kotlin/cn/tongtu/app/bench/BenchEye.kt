package cn.tongtu.app.bench

import android.app.Activity
import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.Color
import android.os.Handler
import android.os.Looper
import android.view.Gravity
import android.view.View
import android.widget.FrameLayout
import android.widget.ImageView
import android.widget.TextView
import cn.tongtu.app.platform.CameraEye
import cn.tongtu.app.platform.Luma
import cn.tongtu.app.platform.Series
import java.nio.ByteBuffer
import uniffi.tongtu.AskKind
import uniffi.tongtu.Lens
import uniffi.tongtu.Outcome
import uniffi.tongtu.Source

/** The camera (相机) of the bench: sees the picture that QA has laid before it. */
internal class BenchEye(private val roll: Roll) : CameraEye {
    private val main = Handler(Looper.getMainLooper())
    private val series = Series(main)
    private var asked: AskKind.Camera? = null
    private var shows: (() -> Unit)? = null

    /** The picture that was read last: what lies there still is not read a second time. */
    private var read: Roll.Shot? = null

    override fun open(activity: Activity, ask: AskKind.Camera, ready: () -> Unit): View {
        close()
        asked = ask
        return look(activity) {}
    }

    override fun read(activity: Activity, ready: () -> Unit, answer: (Outcome) -> Unit): View {
        close()
        return look(activity) { shot ->
            if (shot === read) return@look
            read = shot
            // After the drawing that opened the camera, as a phone's first frame.
            main.post { if (shows != null) grey(shot.bytes)?.let(answer) }
        }
    }

    /** A preview of what lies before the camera; [saw] hears of it now and whenever it changes. */
    private fun look(activity: Activity, saw: (Roll.Shot) -> Unit): View {
        val picture = ImageView(activity).apply { scaleType = ImageView.ScaleType.CENTER_CROP }
        val hint = TextView(activity).apply {
            text = "请在右侧放一张照片"
            setTextColor(Color.WHITE)
            gravity = Gravity.CENTER
        }
        val show = {
            val shot = roll.shot
            val bytes = shot?.bytes
            picture.setImageBitmap(bytes?.let { BitmapFactory.decodeByteArray(it, 0, it.size) })
            hint.visibility = if (bytes == null) View.VISIBLE else View.GONE
            shot?.let(saw)
            Unit
        }
        shows = show
        show()
        roll.changed += show
        return FrameLayout(activity).apply {
            setBackgroundColor(Color.BLACK)
            addView(picture)
            addView(hint)
        }
    }

    override fun take(answer: (Outcome) -> Unit) {
        val ask = asked ?: return
        if (roll.shot == null) return
        // One picture stands for all of a face check's.
        val one = { then: (Outcome) -> Unit -> then(roll.photo(Source.CAMERA, ask.lens)) }
        series.begin(ask.frames.toInt().coerceAtLeast(1), one, answer)
    }

    override fun close() {
        series.end()
        shows?.let(roll.changed::remove)
        shows = null
        asked = null
    }
}

/** What a preview's camera would see of a picture; null where it is none. */
internal fun grey(picture: ByteArray): Outcome.Frame? {
    val whole = BitmapFactory.decodeByteArray(picture, 0, picture.size) ?: return null
    val shrink = minOf(1.0, LONGEST / maxOf(whole.width, whole.height))
    val small = Bitmap.createScaledBitmap(
        whole, maxOf(1, (whole.width * shrink).toInt()), maxOf(1, (whole.height * shrink).toInt()),
        true,
    )
    val pixels = IntArray(small.width * small.height)
    small.getPixels(pixels, 0, small.width, 0, 0, small.width, small.height)
    val plane = ByteArray(pixels.size) { at ->
        val pixel = pixels[at]
        // What is transparent lies on white paper.
        val ink = Color.alpha(pixel)
        val colours = 299 * Color.red(pixel) + 587 * Color.green(pixel) + 114 * Color.blue(pixel)
        val light = colours / 1000
        (light * ink / 255 + 255 - ink).toByte()
    }
    val luma = Luma(small.width, small.height)
    luma.pack(ByteBuffer.wrap(plane), small.width, 1)
    return Outcome.Frame(luma.width.toUInt(), luma.height.toUInt(), luma.bytes)
}

private const val LONGEST = 640.0
