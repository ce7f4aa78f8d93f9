package cn.tongtu.app.parts

import android.app.Dialog
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.WindowManager
import android.widget.FrameLayout
import android.widget.ImageView
import cn.tongtu.app.Kit
import cn.tongtu.app.R
import uniffi.tongtu.Picture

/**
 * One picture, as large as the screen: of a record people look at the plate. A touch or the way
 * back closes it; the core knows nothing of it, for nothing has changed. Main thread only.
 */
internal class Viewer(private val kit: Kit) {
    private val look = kit.look
    private var dialog: Dialog? = null
    private var shown: Pair<Picture, ImageView>? = null

    fun open(picture: Picture) {
        close()
        val image = ImageView(kit.context).apply {
            scaleType = ImageView.ScaleType.FIT_CENTER
            setOnClickListener { close() }
        }
        val whole = FrameLayout(kit.context).apply {
            setBackgroundColor(look.cameraGround)
            addView(image, FrameLayout.LayoutParams(MATCH_PARENT, MATCH_PARENT))
            addView(closing(), FrameLayout.LayoutParams(look.tap, look.tap))
            fitsSystemWindows = true
        }
        shown = picture to image
        refresh()
        dialog = Dialog(kit.activity, R.style.Theme_Tongtu_Viewer).apply {
            setContentView(whole)
            setOnDismissListener { forget() }
            // What no screenshot may show, none shows larger.
            val secure = WindowManager.LayoutParams.FLAG_SECURE
            window?.addFlags(kit.activity.window.attributes.flags and secure)
            show()
        }
    }

    /** What was still being loaded may have come. */
    fun refresh() {
        val (picture, image) = shown ?: return
        kit.pictures.show(picture, image, kit.context.resources.displayMetrics.widthPixels)
    }

    fun close() {
        dialog?.dismiss()
        forget()
    }

    private fun forget() {
        dialog = null
        shown = null
    }

    private fun closing() = icon(look, R.drawable.ic_close, look.onCamera).apply {
        contentDescription = look.context.getString(R.string.close)
        importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_YES
        background = look.drawable(R.drawable.btn_plain)
        val room = (look.tap - look.icon).coerceAtLeast(0) / 2
        setPadding(room, room, room, room)
        setOnClickListener { close() }
    }
}
