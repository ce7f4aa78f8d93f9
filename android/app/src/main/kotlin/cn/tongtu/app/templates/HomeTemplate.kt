package cn.tongtu.app.templates

import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout
import cn.tongtu.app.KeyedColumn
import cn.tongtu.app.Kit
import cn.tongtu.app.Piece
import cn.tongtu.app.Plain
import cn.tongtu.app.R
import cn.tongtu.app.Slice
import cn.tongtu.app.element
import cn.tongtu.app.free
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.look.icon
import cn.tongtu.app.look.outlineOf
import cn.tongtu.app.parts.Ends
import cn.tongtu.app.parts.GridPiece
import cn.tongtu.app.parts.LaneView
import cn.tongtu.app.parts.Place
import cn.tongtu.app.parts.PressPiece
import cn.tongtu.app.parts.WhyPiece
import cn.tongtu.app.parts.column
import cn.tongtu.app.parts.icon
import cn.tongtu.app.parts.line
import cn.tongtu.app.parts.markState
import cn.tongtu.app.parts.params
import cn.tongtu.app.parts.square
import cn.tongtu.app.slice
import uniffi.tongtu.Body
import uniffi.tongtu.Panel
import uniffi.tongtu.Screen

/**
 * Draws a [Body.Home]: the licence on the plate, what needs action, services two abreast. Decides
 * nothing.
 */
internal class HomeTemplate(kit: Kit) : Scrolling(kit) {
    override val pulls = true

    override fun KeyedColumn.draw(screen: Screen) {
        val home = (screen.body as? Body.Home)?.home ?: return
        keep("panel", gap()) { PanelPiece(kit) }.show(home.panel)
        for (group in home.groups) group(group)
        for (group in home.services) {
            // Elder mode has five entries, one under the other, with their second line.
            if (screen.elder) group(group) else keep(
                "services.${group.id}", gap(16),
            ) { GridPiece(kit) }.show(group)
        }
    }
}

/** The licence at a glance, on the deep plate. */
private class PanelPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val head = Words(look, TextRole.HEAD).tint(look.onPlate).slice(Slice.LABEL).heading()
    private val outline = icon(look, R.drawable.ic_good, look.lamp)
    private val state = Words(look, TextRole.HEAD).tint(look.onPlate).slice(Slice.LABEL)
    private val mark = line(look).apply {
        addView(outline, square(look.icon, end = look.dp(6)))
        addView(state, params(WRAP_CONTENT, WRAP_CONTENT))
    }
    private val lines = KeyedColumn(look.context)
    private val lane = LaneView(look, onPlate = true)
    private val presses = KeyedColumn(look.context)
    override val view: LinearLayout = column(look).apply {
        background = look.drawable(R.drawable.shape_panel)
        setPadding(look.dp(16), look.dp(14), look.dp(16), look.dp(14))
        addView(Ends(look.context, head, mark, look.dp(12), look.dp(8), look.stacked))
        addView(lines, params(top = look.dp(4)))
        addView(lane, params(top = look.dp(12)))
        addView(presses, params(top = look.dp(12)))
    }

    fun show(panel: Panel) {
        head.show(panel.head)
        mark.visibility = if (panel.mark == null) View.GONE else View.VISIBLE
        panel.mark?.let {
            outline.icon(outlineOf(it.tone, it.open), look.lamp)
            state.show(it.label)
            mark.element("mark", "", markState(it))
        }
        lines.visibility =
            if (panel.lines.isEmpty() && panel.value == null) View.GONE
            else View.VISIBLE
        lines.update {
            // The last line is the one that counts; the figure stands at its end.
            panel.lines.dropLast(1).forEachIndexed { at, text ->
                keep("line$at") { Plain(Words(look, TextRole.LABEL).tint(look.onPlate2).free()) }
                    .view.show(text)
            }
            keep("last") { LastLine(kit) }.show(panel.lines.lastOrNull(), panel.value)
        }
        lane.show(panel.progress)
        presses.update {
            panel.presses.forEachIndexed { at, press ->
                keep(
                    press.id, if (at == 0) 0 else look.dp(8),
                ) { PressPiece(kit, Place.PLATE) }.show(press)
                if (press.notYet != null) {
                    keep("why.${press.id}", look.dp(4)) { WhyPiece(look) }
                        .also { it.view.tint(look.onPlate2) }.show(press)
                }
            }
        }
        view.element("panel", "")
    }
}

private class LastLine(kit: Kit) : Piece {
    private val look = kit.look
    private val text = Words(look, TextRole.BODY).tint(look.onPlate).free()
    private val value = Words(look, TextRole.BODY).tint(look.onPlate).slice(Slice.VALUE)
    override val view = Ends(look.context, text, value, look.dp(12), look.dp(8), look.stacked)

    fun show(line: String?, figure: String?) {
        text.show(line)
        value.show(figure)
    }
}
