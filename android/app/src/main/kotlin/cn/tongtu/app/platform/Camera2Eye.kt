package cn.tongtu.app.platform

import android.Manifest
import android.app.Activity
import android.content.Context
import android.content.pm.PackageManager
import android.graphics.ImageFormat
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraManager
import android.media.Image
import android.os.Handler
import android.os.Looper
import android.os.SystemClock
import android.view.Surface
import android.view.View
import java.io.File
import java.io.IOException
import java.util.UUID
import uniffi.tongtu.AskKind
import uniffi.tongtu.Lens
import uniffi.tongtu.Outcome
import uniffi.tongtu.Source

/**
 * The phone's camera with its own preview. The lens is the one that the core asked for, by what the
 * camera says of itself, and goes into the answer. Main thread, but for what Camera2 calls back on
 * its own.
 */
internal class Camera2Eye(
    private val context: Context,
    private val folder: File,
    private val leaves: Leaves,
) : CameraEye {
    private val main = Handler(Looper.getMainLooper())
    private val manager: CameraManager? = context.getSystemService(CameraManager::class.java)
    private val series = Series(main)
    private var use: CameraUse? = null
    private var ready: (() -> Unit)? = null
    private var stills: Stills? = null
    private var reading: Reading? = null
    private var askedLeave = false

    /** The camera went while it was looked through: the sheet stands alone until another ask. */
    private var lost = false

    /** How the person decided about the camera, where they said no. */
    private var refused: Outcome? = null

    override fun open(activity: Activity, ask: AskKind.Camera, ready: () -> Unit): View? {
        close()
        this.ready = ready
        if (lost || !mayLook(activity)) {
            lost = false
            return null
        }
        val several = ask.frames > 1u
        val most = if (several) SERIES_PIXELS else STILL_PIXELS
        val camera = pick(ask.lens, most) ?: return null
        val turn = turnOf(activity)
        val stills = Stills(ask, pictureTurn(camera.sensorTurn, turn, ask.lens))
        val wanted = Wanted(ImageFormat.JPEG, camera.still, streams = false, stills::came)
        this.stills = stills
        return look(camera, turn, wanted) { reason ->
            val again = this.ready
            lost = true
            stills.answered(Outcome.Impossible(reason))
            again?.invoke()
        }
    }

    override fun read(activity: Activity, ready: () -> Unit, answer: (Outcome) -> Unit): View? {
        close()
        this.ready = ready
        val reading = Reading(answer)
        this.reading = reading
        if (!mayLook(activity)) {
            // Where the question is on the screen, its answer follows.
            refused?.let(reading::over)
            return null
        }
        val camera = pick(Lens.REAR, STILL_PIXELS)
        if (camera == null) {
            reading.over(Outcome.Impossible("no camera"))
            return null
        }
        val wanted = Wanted(
            ImageFormat.YUV_420_888, camera.grey, streams = true,
            Frames(Luma(camera.grey.width, camera.grey.height), reading)::came,
        )
        return look(camera, turnOf(activity), wanted) { reading.over(Outcome.Impossible(it)) }
    }

    private fun look(
        camera: Camera, turn: Int, wanted: Wanted, over: (String) -> Unit,
    ): View? {
        val manager = manager ?: return null
        return CameraUse(context, manager, camera, turn, wanted, over).also { use = it }.preview
    }

    override fun take(answer: (Outcome) -> Unit) {
        val stills = stills
        if (stills == null || use == null) {
            return answer(refused ?: Outcome.Impossible("no camera"))
        }
        series.begin(stills.frames, stills::take, answer)
    }

    override fun close() {
        stills?.answered(Outcome.Cancelled)
        series.end()
        use?.close()
        use = null
        stills = null
        reading = null
        ready = null
    }

    /** The person decided about the camera. */
    fun leaveChanged(activity: Activity) {
        refused = leaves.decided(activity, Manifest.permission.CAMERA)
        val waiting = ready
        val no = refused
        val reading = reading
        if (reading != null && no != null) reading.over(no) else waiting?.invoke()
    }

    /** Asks for leave once a process: who said no is not asked on every visit. */
    private fun mayLook(activity: Activity): Boolean {
        val camera = Manifest.permission.CAMERA
        if (activity.checkSelfPermission(camera) == PackageManager.PERMISSION_GRANTED) {
            refused = null
            return true
        }
        if (!askedLeave) activity.requestPermissions(arrayOf(camera), PhoneAsks.CAMERA_LEAVE)
        askedLeave = true
        return false
    }

    private fun pick(lens: Lens, most: Long): Camera? = try {
        val facing = when (lens) {
            Lens.REAR -> CameraCharacteristics.LENS_FACING_BACK
            Lens.FRONT -> CameraCharacteristics.LENS_FACING_FRONT
        }
        manager?.cameraIdList?.firstNotNullOfOrNull { id ->
            val about = manager.getCameraCharacteristics(id)
            val faces = about.get(CameraCharacteristics.LENS_FACING)
            if (faces == facing) camera(id, about, most) else null
        }
    } catch (_: CameraAccessException) { // in use by another app, or switched off by policy
        null
    }

    private fun camera(id: String, about: CameraCharacteristics, most: Long): Camera? {
        val map = about.get(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP) ?: return null
        fun best(format: Int, bound: Long) = bestSize(map.getOutputSizes(format)?.asList(), bound)
        val seen = map.getOutputSizes(SurfaceTexture::class.java)?.asList()
        return Camera(
            id,
            about.get(CameraCharacteristics.SENSOR_ORIENTATION) ?: 0,
            preview = bestSize(seen, PREVIEW_PIXELS) ?: return null,
            still = best(ImageFormat.JPEG, most) ?: return null,
            grey = best(ImageFormat.YUV_420_888, Luma.MOST_PIXELS) ?: return null,
        )
    }

    @Suppress("DEPRECATION") // the activity's own display is an API of 30
    private fun turnOf(activity: Activity): Int =
        when (activity.windowManager.defaultDisplay.rotation) {
            Surface.ROTATION_90 -> 90
            Surface.ROTATION_180 -> 180
            Surface.ROTATION_270 -> 270
            else -> 0
        }

    /** The pictures of one ask. */
    private inner class Stills(private val ask: AskKind.Camera, private val turn: Int) {
        private var answer: ((Outcome) -> Unit)? = null
        val frames: Int get() = ask.frames.toInt().coerceAtLeast(1)

        fun take(then: (Outcome) -> Unit) {
            if (answer != null) return
            answer = then
            if (use?.take(turn) != true) answered(Outcome.Impossible("camera not ready"))
        }

        /** On the eye's thread: writes the picture, looks for faces. */
        fun came(image: Image) {
            val buffer = image.planes[0].buffer
            val bytes = ByteArray(buffer.remaining()).also(buffer::get)
            val outcome = try {
                if (!folder.isDirectory && !folder.mkdirs()) throw IOException("no folder")
                val file = File(folder, UUID.randomUUID().toString())
                file.writeBytes(bytes)
                val now = System.currentTimeMillis()
                Outcome.Photo(file.path, ask.lens, Source.CAMERA, now, facesIn(bytes))
            } catch (e: IOException) {
                Outcome.Impossible("write: ${e.javaClass.simpleName}")
            }
            main.post { answered(outcome) }
        }

        fun answered(outcome: Outcome) {
            val then = answer
            answer = null
            if (then != null) then(outcome) else drop(outcome)
        }
    }

    /** Nobody waits for it any more: a picture of a person does not stay behind. */
    private fun drop(outcome: Outcome) {
        if (outcome is Outcome.Photo) File(outcome.path).delete()
    }

    /** One reading of codes, until the core takes its ask away. Main thread. */
    private inner class Reading(private val answer: (Outcome) -> Unit) {
        fun saw(frame: Outcome) {
            if (reading === this) answer(frame)
        }

        fun over(why: Outcome) {
            if (reading !== this) return
            close()
            answer(why)
        }
    }

    /** The eye's thread: a few frames a second, each after the one before it was taken. */
    private inner class Frames(private val luma: Luma, private val reading: Reading) {
        private val pace = Pace(FRAME_MS, SystemClock::elapsedRealtime)

        fun came(image: Image) {
            if (!pace.admits()) return
            val grey = image.planes[0]
            luma.pack(grey.buffer, grey.rowStride, grey.pixelStride)
            val frame = Outcome.Frame(luma.width.toUInt(), luma.height.toUInt(), luma.bytes)
            main.post {
                reading.saw(frame)
                pace.taken()
            }
        }
    }

    private companion object {
        const val STILL_PIXELS = 8_000_000L

        /** A face check's pictures are small, and three of them are sent. */
        const val SERIES_PIXELS = 2_000_000L
        const val PREVIEW_PIXELS = 1_600_000L
        const val FRAME_MS = 300L
    }
}
