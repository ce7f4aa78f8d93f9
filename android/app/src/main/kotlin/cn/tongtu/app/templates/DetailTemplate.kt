package cn.tongtu.app.templates

import android.view.View
import android.widget.ImageView
import android.widget.LinearLayout
import cn.tongtu.app.KeyedColumn
import cn.tongtu.app.Kit
import cn.tongtu.app.Piece
import cn.tongtu.app.Plain
import cn.tongtu.app.element
import cn.tongtu.app.parts.Figures
import cn.tongtu.app.parts.LinesPiece
import cn.tongtu.app.parts.Outlines
import cn.tongtu.app.parts.Photo
import cn.tongtu.app.parts.RefusalPiece
import cn.tongtu.app.parts.TimelinePiece
import cn.tongtu.app.parts.Viewer
import cn.tongtu.app.parts.params
import uniffi.tongtu.Body
import uniffi.tongtu.Detail
import uniffi.tongtu.Picture
import uniffi.tongtu.Screen

/**
 * Draws a [Body.Detail]: what matters, refusals, the history, label and value, ways on. Decides
 * nothing.
 */
internal class DetailTemplate(kit: Kit) : Scrolling(kit) {
    override val pulls = true

    override fun KeyedColumn.draw(screen: Screen) {
        val detail = (screen.body as? Body.Detail)?.detail ?: return
        if (detail == NOTHING) keep("outlines", gap()) { Plain(Outlines(look, rows = false)) }
        figures(
            Figures(
                about = detail.about, mark = detail.mark, lead = detail.lead, sum = detail.sum,
                progress = detail.progress,
            ),
        )
        for (refusal in detail.refusals) {
            keep("refusal.${refusal.code}", gap()) { RefusalPiece(kit) }.show(refusal)
        }
        if (detail.timeline.isNotEmpty()) {
            keep("timeline", gap(16)) { TimelinePiece(kit) }.show(detail.timeline)
        }
        for (group in detail.groups) {
            keep("lines.${group.id}", gap(16)) { LinesPiece(kit) }.show(group)
        }
        if (detail.pictures.isNotEmpty()) {
            keep("pictures", gap(16)) { PicturesPiece(kit) }.show(detail.pictures)
        }
        rows("rows", detail.rows, gap(16))
    }
}

/** What the core sends while nothing is here and something is on its way. */
private val NOTHING = Detail(
    about = null, mark = null, lead = null, refusals = emptyList(), sum = null, progress = null,
    groups = emptyList(), timeline = emptyList(), pictures = emptyList(), rows = emptyList(),
)

/** Pictures in threes; each is larger when it is touched. */
private class PicturesPiece(private val kit: Kit) : Piece, View.OnAttachStateChangeListener {
    private val look = kit.look
    private val viewer = Viewer(kit)
    override val view = KeyedColumn(look.context)

    init {
        view.addOnAttachStateChangeListener(this)
    }

    override fun onViewAttachedToWindow(view: View) = Unit

    /** The screen has changed under it, or the activity is rebuilt. */
    override fun onViewDetachedFromWindow(view: View) = viewer.close()

    fun show(pictures: List<Picture>) {
        tiles(pictures)
        viewer.refresh()
    }

    private fun tiles(pictures: List<Picture>) = view.update {
        pictures.chunked(3).forEachIndexed { at, line ->
            keep("$at", if (at == 0) 0 else look.dp(8)) {
                Plain(KeyedColumn(look.context).apply { orientation = LinearLayout.HORIZONTAL })
            }.view.update {
                line.forEachIndexed { i, picture ->
                    val view =
                        keep(picture.id, if (i == 0) 0 else look.dp(8)) { Plain(tile()) }.view
                    view.show(picture)
                    view.setOnClickListener { viewer.open(picture) }
                    view.element("picture", "")
                }
                for (i in line.size until 3) {
                    keep("rest$i", look.dp(8)) {
                        Plain(View(look.context).apply { layoutParams = params(0, 1, 1f) })
                    }
                }
            }
        }
    }

    private fun tile() = Photo(kit, look.dp(160)).apply {
        layoutParams = params(0, look.dp(168), 1f)
        // A touch shows the whole of it.
        scaleType = ImageView.ScaleType.CENTER_CROP
    }
}
