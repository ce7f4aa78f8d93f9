package cn.tongtu.app.templates

import android.view.Gravity
import android.view.View
import android.widget.LinearLayout
import cn.tongtu.app.KeyedColumn
import cn.tongtu.app.Kit
import cn.tongtu.app.Piece
import cn.tongtu.app.R
import cn.tongtu.app.Slice
import cn.tongtu.app.element
import cn.tongtu.app.free
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.parts.FieldPiece
import cn.tongtu.app.parts.GroupHead
import cn.tongtu.app.parts.icon
import cn.tongtu.app.parts.column
import cn.tongtu.app.parts.line
import cn.tongtu.app.parts.params
import cn.tongtu.app.parts.square
import cn.tongtu.app.slice
import uniffi.tongtu.Body
import uniffi.tongtu.Form
import uniffi.tongtu.Problem
import uniffi.tongtu.Screen

/** Draws a [Body.Form]: what is to be mended on top, then the fields. Decides nothing. */
internal class FormTemplate(kit: Kit, private val lead: (field: String) -> Unit) : Scrolling(kit) {
    override fun KeyedColumn.draw(screen: Screen) {
        val form = (screen.body as? Body.Form)?.form ?: return
        if (form.summary != null || form.problems.isNotEmpty()) {
            keep("summary", gap()) { SummaryPiece(kit, lead) }.show(form)
        }
        form.lead?.let { page ->
            val rest = if (sceneAbove(screen, look) == null) page else page.copy(scene = null)
            keep("lead", gap()) { PagePiece(kit, PagePlace.FORM) }.show(rest, screen.title)
        }
        for (section in form.sections) {
            section.title?.let { title ->
                keep("head.${section.id}", gap(16)) { GroupHead(kit) }
                    .also { it.show(title, null) }.view.element("group", section.id)
            }
            for (field in section.fields) {
                keep("field.${field.id}", gap(16)) { FieldPiece(kit) }.show(field)
            }
            words("note.${section.id}", TextRole.LABEL, section.note, gap(12))
        }
    }
}

/** How much is to be mended, with a link to each field. */
private class SummaryPiece(private val kit: Kit, private val lead: (String) -> Unit) : Piece {
    private val look = kit.look
    private val head = Words(look, TextRole.BODY).bold().free().heading()
    private val links = KeyedColumn(look.context)
    override val view: LinearLayout = line(look, Gravity.TOP).apply {
        background = look.drawable(R.drawable.shape_notice_danger)
        setPadding(look.dp(14), look.dp(12), look.dp(14), look.dp(4))
        addView(icon(look, R.drawable.ic_danger, look.danger), square(look.icon, end = look.dp(12)))
        val said = column(look)
        said.addView(head)
        said.addView(links)
        addView(said, params(0, weight = 1f))
        accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_POLITE
    }

    fun show(form: Form) {
        head.show(form.summary)
        links.update { for (problem in form.problems) keep(problem.field) { link() }.show(problem) }
    }

    private fun link() = LinkPiece(kit, lead)
}

private class LinkPiece(kit: Kit, lead: (String) -> Unit) : Piece {
    private val look = kit.look
    private var field = ""
    override val view: Words = Words(look, TextRole.BODY)
        .bold().tint(look.danger).slice(Slice.LABEL).apply {
        minHeight = look.tap
        gravity = Gravity.CENTER_VERTICAL
        isFocusable = true
        background = look.drawable(R.drawable.btn_plain)
        setOnClickListener { lead(field) }
    }

    fun show(problem: Problem) {
        field = problem.field
        view.show(problem.text, link = true)
        view.element("link", "problem.${problem.field}")
    }
}
