package cn.tongtu.app.parts

import android.annotation.SuppressLint
import android.graphics.Rect
import android.view.View
import android.view.ViewTreeObserver
import android.widget.ImageView
import cn.tongtu.app.Kit
import cn.tongtu.app.R
import uniffi.tongtu.Picture

/**
 * A picture of the core that is asked for when it comes into the window and not before: of a long
 * list only what somebody looks at is fetched. [wide] in pixels.
 */
@SuppressLint("ViewConstructor", "AppCompatCustomView")
internal class Photo(private val kit: Kit, private val wide: Int) :
    ImageView(kit.context), ViewTreeObserver.OnPreDrawListener {
    private val seen = Rect()
    private var picture: Picture? = null
    private var wanted = false

    init {
        background = kit.look.drawable(R.drawable.shape_portrait)
        foreground = kit.look.drawable(R.drawable.edge_picture)
        clipToOutline = true
    }

    /** Main thread. */
    fun show(next: Picture?) {
        if (next?.id != picture?.id) wanted = false
        picture = next
        contentDescription = next?.alt
        visibility = if (next == null) View.GONE else View.VISIBLE
        // What was asked for may have come meanwhile.
        kit.pictures.show(next.takeIf { wanted }, this, wide)
        contentDescription = next?.alt
    }

    override fun onPreDraw(): Boolean {
        if (!wanted && picture != null && isShown && getGlobalVisibleRect(seen)) {
            wanted = true
            kit.pictures.show(picture, this, wide)
        }
        return true
    }

    override fun onAttachedToWindow() {
        super.onAttachedToWindow()
        viewTreeObserver.addOnPreDrawListener(this)
    }

    override fun onDetachedFromWindow() {
        viewTreeObserver.removeOnPreDrawListener(this)
        super.onDetachedFromWindow()
    }
}
