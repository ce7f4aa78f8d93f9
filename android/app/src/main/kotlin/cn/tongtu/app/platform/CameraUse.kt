package cn.tongtu.app.platform

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.media.Image
import android.media.ImageReader
import android.os.Handler
import android.os.HandlerThread
import android.os.Looper
import android.util.Size
import android.view.Surface
import android.view.TextureView
import android.view.View

/** A camera as it describes itself. */
internal class Camera(
    val id: String,
    val sensorTurn: Int,
    val preview: Size,
    val still: Size,
    val grey: Size,
)

/** What is wanted of a camera beside its preview. */
internal class Wanted(
    /** One of `ImageFormat`. */
    val format: Int,
    val size: Size,
    /** Pictures come by themselves, as those of the preview do; otherwise one for each `take`. */
    val streams: Boolean,
    /** On the camera's own thread, which waits for it; the picture is closed after it. */
    val came: (Image) -> Unit,
)

/**
 * One camera with its preview, for as long as it is looked through: the camera is open while the
 * preview is in sight, and let go when another app comes to the front. Main thread, but for what
 * Camera2 calls back on its own.
 */
internal class CameraUse(
    context: Context,
    private val manager: CameraManager,
    private val camera: Camera,
    private val phoneTurn: Int,
    private val wanted: Wanted,
    /** It is over, and why; for the log. */
    private val over: (String) -> Unit,
) : TextureView.SurfaceTextureListener {
    private val main = Handler(Looper.getMainLooper())
    private var opened: Opened? = null
    private var closed = false

    val preview: TextureView = object : TextureView(context) {
        override fun onWindowVisibilityChanged(visibility: Int) {
            super.onWindowVisibilityChanged(visibility)
            if (visibility == View.VISIBLE) begin() else end()
        }
    }.apply { surfaceTextureListener = this@CameraUse }

    override fun onSurfaceTextureAvailable(texture: SurfaceTexture, width: Int, height: Int) {
        fit(width, height)
        begin()
    }

    override fun onSurfaceTextureSizeChanged(texture: SurfaceTexture, width: Int, height: Int) =
        fit(width, height)

    override fun onSurfaceTextureDestroyed(texture: SurfaceTexture): Boolean {
        end()
        return true
    }

    override fun onSurfaceTextureUpdated(texture: SurfaceTexture) = Unit

    private fun fit(width: Int, height: Int) =
        preview.setTransform(fillMatrix(camera.preview, width, height, phoneTurn))

    private fun begin() {
        val texture = preview.surfaceTexture
        if (closed || opened != null || texture == null) return
        opened = Opened(texture).also { it.open() }
    }

    private fun end() {
        opened?.close()
        opened = null
    }

    /** One picture, turned by [turn]; false where the camera is not ready for it. */
    fun take(turn: Int): Boolean = opened?.take(turn) ?: false

    fun close() {
        closed = true
        end()
    }

    private fun fail(by: Opened, reason: String) {
        if (by !== opened) return
        close()
        over(reason)
    }

    /** From one opening of the device to its closing. */
    private inner class Opened(private val texture: SurfaceTexture) {
        private val thread = HandlerThread("tongtu-eye").apply { start() }
        private val handler = Handler(thread.looper)
        private val reader =
            ImageReader.newInstance(wanted.size.width, wanted.size.height, wanted.format, 2)
        private var device: CameraDevice? = null
        private var session: CameraCaptureSession? = null
        private var gone = false

        @SuppressLint("MissingPermission") // asked for by the eye; withdrawn meanwhile it throws
        fun open() = guarded {
            manager.openCamera(
                camera.id,
                object : CameraDevice.StateCallback() {
                    override fun onOpened(opened: CameraDevice) {
                        main.post { show(opened) }
                    }

                    override fun onDisconnected(lost: CameraDevice) = lose(lost)

                    override fun onError(lost: CameraDevice, error: Int) = lose(lost)

                    private fun lose(lost: CameraDevice) {
                        lost.close()
                        main.post { fail(this@Opened, "camera lost") }
                    }
                },
                handler,
            )
        }

        private fun show(opened: CameraDevice) {
            if (gone) return opened.close()
            device = opened
            texture.setDefaultBufferSize(camera.preview.width, camera.preview.height)
            val surface = Surface(texture)
            reader.setOnImageAvailableListener(
                { from -> from.acquireLatestImage()?.use(wanted.came) }, handler,
            )
            guarded {
                @Suppress("DEPRECATION") // its successor is an API of 28 and says the same
                opened.createCaptureSession(
                    listOf(surface, reader.surface),
                    object : CameraCaptureSession.StateCallback() {
                        override fun onConfigured(made: CameraCaptureSession) {
                            main.post { run(made, surface) }
                        }

                        override fun onConfigureFailed(made: CameraCaptureSession) {
                            main.post { fail(this@Opened, "camera refused its sizes") }
                        }
                    },
                    handler,
                )
            }
        }

        private fun run(made: CameraCaptureSession, surface: Surface) = guarded {
            if (gone) return@guarded
            session = made
            val request = made.device.createCaptureRequest(CameraDevice.TEMPLATE_PREVIEW).apply {
                addTarget(surface)
                if (wanted.streams) addTarget(reader.surface)
                set(CaptureRequest.CONTROL_AF_MODE, FOCUS)
            }
            made.setRepeatingRequest(request.build(), null, handler)
        }

        fun take(turn: Int): Boolean {
            val running = session ?: return false
            guarded {
                val still = CameraDevice.TEMPLATE_STILL_CAPTURE
                val request = running.device.createCaptureRequest(still).apply {
                    addTarget(reader.surface)
                    set(CaptureRequest.CONTROL_AF_MODE, FOCUS)
                    set(CaptureRequest.JPEG_ORIENTATION, turn)
                    set(CaptureRequest.JPEG_QUALITY, 95)
                }
                running.capture(request.build(), null, handler)
            }
            return true
        }

        private fun guarded(work: () -> Unit) = try {
            work()
        } catch (_: CameraAccessException) {
            fail(this, "camera in use")
        } catch (_: IllegalStateException) { // closed under our hands by the system
            fail(this, "camera closed")
        } catch (_: SecurityException) {
            fail(this, "no leave")
        }

        fun close() {
            if (gone) return
            gone = true
            session = null
            device?.close()
            device = null
            // After whatever picture the thread has in hand.
            handler.post { reader.close() }
            thread.quitSafely()
        }
    }

    private companion object {
        const val FOCUS = CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE
    }
}
