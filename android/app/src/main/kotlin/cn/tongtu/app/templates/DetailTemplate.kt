package cn.tongtu.app.templates

import android.view.View
import android.widget.ImageView
import android.widget.LinearLayout
import cn.tongtu.app.KeyedColumn
import cn.tongtu.app.Kit
import cn.tongtu.app.Piece
import cn.tongtu.app.Plain
import cn.tongtu.app.R
import cn.tongtu.app.element
import cn.tongtu.app.free
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.parts.LaneView
import cn.tongtu.app.parts.LinesPiece
import cn.tongtu.app.parts.MarkPiece
import cn.tongtu.app.parts.RefusalPiece
import cn.tongtu.app.parts.TimelinePiece
import cn.tongtu.app.parts.card
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
        if (detail.mark != null || detail.lead != null || detail.progress != null) {
            keep("summary", gap()) { LeadPiece(kit) }.show(detail)
        }
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

/** The card on top: state, the one sentence that matters, how far. */
private class LeadPiece(kit: Kit) : Piece {
    private val look = kit.look
    private val mark = MarkPiece(look)
    private val lead = Words(look, TextRole.TITLE).free().heading()
    private val lane = LaneView(look)
    override val view = card(look, divided = false).apply {
        setPadding(look.dp(16), look.dp(16), look.dp(16), look.dp(16))
        addView(mark.view)
        addView(lead, params(top = look.dp(10)))
        addView(lane, params(top = look.dp(12), bottom = look.dp(2)))
    }

    fun show(detail: Detail) {
        mark.show(detail.mark)
        (lead.layoutParams as? LinearLayout.LayoutParams)?.let {
            it.topMargin = if (detail.mark == null) 0 else look.dp(10)
            lead.layoutParams = it
        }
        lead.show(detail.lead)
        lane.show(detail.progress)
    }
}

/** Pictures in threes. */
private class PicturesPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    override val view = KeyedColumn(look.context)

    fun show(pictures: List<Picture>) = view.update {
        pictures.chunked(3).forEachIndexed { at, line ->
            keep("$at", if (at == 0) 0 else look.dp(8)) {
                Plain(KeyedColumn(look.context).apply { orientation = LinearLayout.HORIZONTAL })
            }.view.update {
                line.forEachIndexed { i, picture ->
                    val view =
                        keep(picture.id, if (i == 0) 0 else look.dp(8)) { Plain(tile()) }.view
                    kit.pictures.show(picture, view, look.dp(160))
                    view.element("picture", "")
                }
                for (i in line.size until 3) {
                    keep("rest$i", look.dp(8)) { Plain(View(look.context).apply { layoutParams = params(0, 1, 1f) }) }
                }
            }
        }
    }

    private fun tile() = ImageView(look.context).apply {
        layoutParams = params(0, look.dp(168), 1f)
        // Whole: what is looked at here is whether the picture is good.
        scaleType = ImageView.ScaleType.FIT_CENTER
        background = look.drawable(R.drawable.shape_portrait)
        foreground = look.drawable(R.drawable.edge_picture)
        clipToOutline = true
    }
}
