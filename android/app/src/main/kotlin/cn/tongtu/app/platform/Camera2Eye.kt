package cn.tongtu.app.platform

import android.Manifest
import android.annotation.SuppressLint
import android.app.Activity
import android.content.Context
import android.content.pm.PackageManager
import android.graphics.ImageFormat
import android.graphics.Matrix
import android.graphics.RectF
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.media.ImageReader
import android.os.Handler
import android.os.HandlerThread
import android.os.Looper
import android.util.Size
import android.view.Surface
import android.view.TextureView
import android.view.View
import java.io.File
import java.io.IOException
import java.util.UUID
import uniffi.tongtu.AskKind
import uniffi.tongtu.Lens
import uniffi.tongtu.Outcome
import uniffi.tongtu.Source

/**
 * The phone's camera with its own preview. The lens is the one that the core asked for, by what the camera says of
 * itself, and goes into the answer. Main thread, but for what Camera2 calls back on its own.
 */
internal class Camera2Eye(private val context: Context, private val folder: File) : CameraEye {
    private val main = Handler(Looper.getMainLooper())
    private val manager: CameraManager? = context.getSystemService(CameraManager::class.java)
    private var shot: Shot? = null
    private var ready: (() -> Unit)? = null
    private var askedLeave = false

    override fun open(activity: Activity, ask: AskKind.Camera, ready: () -> Unit): View? {
        close()
        this.ready = ready
        if (activity.checkSelfPermission(Manifest.permission.CAMERA) != PackageManager.PERMISSION_GRANTED) {
            // Once a process: who said no is not asked on every visit; the album is beside it.
            if (!askedLeave) activity.requestPermissions(arrayOf(Manifest.permission.CAMERA), PhoneAsks.CAMERA_LEAVE)
            askedLeave = true
            return null
        }
        val camera = pick(ask.lens) ?: return null
        val turned = turnOf(activity)
        return Shot(camera, ask.lens, turned).also { shot = it }.preview
    }

    override fun take(answer: (Outcome) -> Unit) {
        val open = shot ?: return answer(Outcome.Impossible("no camera"))
        open.take(answer)
    }

    override fun close() {
        shot?.close()
        shot = null
        ready = null
    }

    /** The person decided about the camera. */
    fun leaveChanged() {
        ready?.invoke()
    }

    private class Camera(val id: String, val sensorTurn: Int, val preview: Size, val still: Size)

    private fun pick(lens: Lens): Camera? = try {
        val facing = when (lens) {
            Lens.REAR -> CameraCharacteristics.LENS_FACING_BACK
            Lens.FRONT -> CameraCharacteristics.LENS_FACING_FRONT
        }
        manager?.cameraIdList?.firstNotNullOfOrNull { id ->
            val about = manager.getCameraCharacteristics(id)
            if (about.get(CameraCharacteristics.LENS_FACING) == facing) camera(id, about) else null
        }
    } catch (_: CameraAccessException) { // in use by another app, or switched off by policy
        null
    }

    private fun camera(id: String, about: CameraCharacteristics): Camera? {
        val sizes = about.get(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP) ?: return null
        val still = bestSize(sizes.getOutputSizes(ImageFormat.JPEG)?.asList(), STILL_PIXELS) ?: return null
        val preview = bestSize(sizes.getOutputSizes(SurfaceTexture::class.java)?.asList(), PREVIEW_PIXELS) ?: return null
        return Camera(id, about.get(CameraCharacteristics.SENSOR_ORIENTATION) ?: 0, preview, still)
    }

    @Suppress("DEPRECATION") // the activity's own display is an API of 30
    private fun turnOf(activity: Activity): Int = when (activity.windowManager.defaultDisplay.rotation) {
        Surface.ROTATION_90 -> 90
        Surface.ROTATION_180 -> 180
        Surface.ROTATION_270 -> 270
        else -> 0
    }

    /** One opened camera, from its preview to its last picture. */
    private inner class Shot(private val camera: Camera, private val lens: Lens, private val phoneTurn: Int) :
        TextureView.SurfaceTextureListener {
        private val thread = HandlerThread("tongtu-eye").apply { start() }
        private val handler = Handler(thread.looper)
        private val reader = ImageReader.newInstance(camera.still.width, camera.still.height, ImageFormat.JPEG, 2)
        private var device: CameraDevice? = null
        private var session: CameraCaptureSession? = null
        private var answer: ((Outcome) -> Unit)? = null
        private var closed = false

        val preview = TextureView(context).apply { surfaceTextureListener = this@Shot }

        override fun onSurfaceTextureAvailable(texture: SurfaceTexture, width: Int, height: Int) {
            fit(width, height)
            open()
        }

        override fun onSurfaceTextureSizeChanged(texture: SurfaceTexture, width: Int, height: Int) = fit(width, height)

        override fun onSurfaceTextureDestroyed(texture: SurfaceTexture): Boolean {
            close()
            return true
        }

        override fun onSurfaceTextureUpdated(texture: SurfaceTexture) = Unit

        private fun fit(width: Int, height: Int) =
            preview.setTransform(fillMatrix(camera.preview, width, height, phoneTurn))

        @SuppressLint("MissingPermission") // asked for in open(); withdrawn meanwhile it throws, which is caught
        private fun open() = guarded {
            manager?.openCamera(
                camera.id,
                object : CameraDevice.StateCallback() {
                    override fun onOpened(opened: CameraDevice) {
                        main.post { begin(opened) }
                    }

                    override fun onDisconnected(lost: CameraDevice) = lose(lost)

                    override fun onError(lost: CameraDevice, error: Int) = lose(lost)

                    private fun lose(lost: CameraDevice) {
                        lost.close()
                        main.post { fail("camera lost") }
                    }
                },
                handler,
            )
        }

        private fun begin(opened: CameraDevice) {
            val texture = preview.surfaceTexture
            if (closed || texture == null) return opened.close()
            device = opened
            texture.setDefaultBufferSize(camera.preview.width, camera.preview.height)
            val surface = Surface(texture)
            reader.setOnImageAvailableListener({ came(it) }, handler)
            guarded {
                @Suppress("DEPRECATION") // its successor is an API of 28 and says the same
                opened.createCaptureSession(
                    listOf(surface, reader.surface),
                    object : CameraCaptureSession.StateCallback() {
                        override fun onConfigured(made: CameraCaptureSession) {
                            main.post { run(made, surface) }
                        }

                        override fun onConfigureFailed(made: CameraCaptureSession) {
                            main.post { fail("camera refused its sizes") }
                        }
                    },
                    handler,
                )
            }
        }

        private fun run(made: CameraCaptureSession, surface: Surface) = guarded {
            if (closed) return@guarded
            session = made
            val request = made.device.createCaptureRequest(CameraDevice.TEMPLATE_PREVIEW).apply {
                addTarget(surface)
                set(CaptureRequest.CONTROL_AF_MODE, CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE)
            }
            made.setRepeatingRequest(request.build(), null, handler)
        }

        fun take(then: (Outcome) -> Unit) {
            if (answer != null) return
            val running = session ?: return then(Outcome.Impossible("camera not ready"))
            answer = then
            guarded {
                val request = running.device.createCaptureRequest(CameraDevice.TEMPLATE_STILL_CAPTURE).apply {
                    addTarget(reader.surface)
                    set(CaptureRequest.CONTROL_AF_MODE, CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE)
                    set(CaptureRequest.JPEG_ORIENTATION, pictureTurn(camera.sensorTurn, phoneTurn, lens))
                    set(CaptureRequest.JPEG_QUALITY, 95)
                }
                running.capture(request.build(), null, handler)
            }
        }

        /** On the eye's thread: writes the picture, looks for faces, answers on the main thread. */
        private fun came(from: ImageReader) {
            val image = from.acquireLatestImage() ?: return
            val bytes = image.use {
                val buffer = it.planes[0].buffer
                ByteArray(buffer.remaining()).also(buffer::get)
            }
            val outcome = try {
                if (!folder.isDirectory && !folder.mkdirs()) throw IOException("no folder")
                val file = File(folder, UUID.randomUUID().toString())
                file.writeBytes(bytes)
                Outcome.Photo(file.path, lens, Source.CAMERA, System.currentTimeMillis(), facesIn(bytes))
            } catch (e: IOException) {
                Outcome.Impossible("write: ${e.javaClass.simpleName}")
            }
            main.post { answered(outcome) }
        }

        private fun answered(outcome: Outcome) {
            val then = answer
            answer = null
            then?.invoke(outcome)
        }

        private fun fail(reason: String) {
            val waiting = ready
            answered(Outcome.Impossible(reason))
            if (!closed) {
                this@Camera2Eye.close()
                waiting?.invoke()
            }
        }

        private fun guarded(work: () -> Unit) = try {
            work()
        } catch (_: CameraAccessException) {
            fail("camera in use")
        } catch (_: IllegalStateException) { // closed under our hands by the system
            fail("camera closed")
        } catch (_: SecurityException) {
            fail("no leave")
        }

        fun close() {
            if (closed) return
            closed = true
            answered(Outcome.Cancelled)
            session = null
            device?.close()
            device = null
            reader.close()
            thread.quitSafely()
        }
    }

    private companion object {
        const val STILL_PIXELS = 8_000_000L
        const val PREVIEW_PIXELS = 1_600_000L
    }
}

/** The largest size of 4:3 up to [most] pixels; of any shape where there is none. */
internal fun bestSize(sizes: List<Size>?, most: Long): Size? {
    fun pixels(size: Size) = size.width.toLong() * size.height
    val possible = sizes.orEmpty().filter { pixels(it) <= most }
    return possible.filter { it.width * 3 == it.height * 4 }.maxByOrNull(::pixels)
        ?: possible.maxByOrNull(::pixels)
        ?: sizes.orEmpty().minByOrNull(::pixels)
}

/** How far the picture must be turned clockwise to stand upright. */
internal fun pictureTurn(sensor: Int, phone: Int, lens: Lens): Int = when (lens) {
    Lens.REAR -> (sensor - phone + 360) % 360
    Lens.FRONT -> (sensor + phone) % 360
}

/** Fills the view with the preview in its own proportions, upright. The texture comes stretched to the view. */
internal fun fillMatrix(preview: Size, width: Int, height: Int, phoneTurn: Int): Matrix {
    val view = RectF(0f, 0f, width.toFloat(), height.toFloat())
    val upright = phoneTurn % 180 == 0
    val wide = (if (upright) preview.height else preview.width).toFloat()
    val high = (if (upright) preview.width else preview.height).toFloat()
    val scale = maxOf(width / wide, height / high)
    return Matrix().apply {
        setScale(wide * scale / width, high * scale / height, view.centerX(), view.centerY())
        if (!upright) {
            // A phone on its side: the texture is turned with the sensor, and stretched the other way.
            val lying = RectF(0f, 0f, preview.height.toFloat(), preview.width.toFloat())
            lying.offset(view.centerX() - lying.centerX(), view.centerY() - lying.centerY())
            setRectToRect(view, lying, Matrix.ScaleToFit.FILL)
            val grow = maxOf(height.toFloat() / preview.height, width.toFloat() / preview.width)
            postScale(grow, grow, view.centerX(), view.centerY())
            postRotate((phoneTurn + 180f) % 360f, view.centerX(), view.centerY())
        } else if (phoneTurn == 180) {
            postRotate(180f, view.centerX(), view.centerY())
        }
    }
}
