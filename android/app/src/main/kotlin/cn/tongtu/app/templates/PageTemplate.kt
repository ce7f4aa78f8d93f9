package cn.tongtu.app.templates

import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
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
import cn.tongtu.app.look.drawableOf
import cn.tongtu.app.look.icon
import cn.tongtu.app.parts.AboutPiece
import cn.tongtu.app.parts.Figures
import cn.tongtu.app.parts.FiguresPiece
import cn.tongtu.app.parts.MarkPiece
import cn.tongtu.app.parts.PressPiece
import cn.tongtu.app.parts.RowPiece
import cn.tongtu.app.parts.SceneView
import cn.tongtu.app.parts.WhyPiece
import cn.tongtu.app.parts.card
import cn.tongtu.app.parts.icon
import cn.tongtu.app.parts.line
import cn.tongtu.app.parts.params
import cn.tongtu.app.parts.square
import uniffi.tongtu.Body
import uniffi.tongtu.Page
import uniffi.tongtu.Paragraph
import uniffi.tongtu.ParagraphKind
import uniffi.tongtu.Press
import uniffi.tongtu.Rank
import uniffi.tongtu.Screen

/** Draws a [Body.Page]: one message with its picture, or a long text. Decides nothing. */
internal class PageTemplate(kit: Kit) : Scrolling(kit) {
    override fun KeyedColumn.draw(screen: Screen) {
        val page = (screen.body as? Body.Page)?.page ?: return
        keep("page", gap()) { PagePiece(kit) }.show(page, screen.title)
    }
}

/** Where a page stands. */
internal enum class PagePlace {
    /** A screen of its own, or a sheet. */
    ALONE,

    /** Before the fields of a form: its picture is low. */
    FORM,

    /** Where a list has no rows: in the middle, with a road that is only drawn in outline. */
    LIST,
}

/** A page: on a screen of its own, as what a list shows without rows, or on a sheet. */
internal class PagePiece(
    private val kit: Kit, private val place: PagePlace = PagePlace.ALONE,
) : Piece {
    private val look = kit.look
    override val view = KeyedColumn(look.context)

    /** [bar] is the title above; a page does not say it again. */
    fun show(page: Page, bar: String? = null) = view.update {
        page.scene?.let { scene ->
            keep("scene", gap(0)) { Plain(sceneView()) }.view.show(scene)
        }
        page.mark?.let { keep("mark", gap(14)) { MarkPiece(look) }.show(it) }
        if (page.title.isNotEmpty() && page.title != bar) {
            words("title", TextRole.TITLE, page.title, gap(12)) {
                heading()
                middle()
            }
        }
        figures(page)
        val first = page.sum == null && page.lines.isEmpty()
        page.paragraphs.forEachIndexed { at, paragraph ->
            paragraph(at, paragraph, first && at == 0)
        }
        if (page.ways.isNotEmpty()) {
            keep("ways", gap(16)) { Plain(card(look, divided = true)) }.view.update {
                for (way in page.ways) keep(way.id) { RowPiece(kit) }.show(way)
            }
        }
        page.fine.forEachIndexed { at, text -> words("fine$at", TextRole.FINE, text, gap(12)) }
        for (press in inOrder(page.presses)) {
            keep("press.${press.id}", gap(12)) { PressPiece(kit) }.show(press)
            if (press.notYet != null) keep("why.${press.id}", gap(4)) { WhyPiece(look) }.show(press)
        }
        view.element("page", page.id)
    }

    private fun KeyedColumn.figures(page: Page) {
        val figures = Figures(
            about = page.about, sum = page.sum, progress = page.progress, lines = page.lines,
        )
        figures.above?.let { about ->
            keep("about", gap(4)) { AboutPiece(kit, headed = false) }.show(about)
        }
        if (!figures.isEmpty()) keep("figures", gap(12)) { FiguresPiece(kit) }.show(figures)
    }

    private fun sceneView() = SceneView(look).also {
        it.low = it.low || place == PagePlace.FORM
        it.quiet = place == PagePlace.LIST
    }

    private fun inOrder(presses: List<Press>) = presses.sortedBy { it.rank != Rank.MAIN }

    private fun KeyedColumn.paragraph(at: Int, paragraph: Paragraph, first: Boolean) =
        when (paragraph.kind) {
            ParagraphKind.HEADING -> {
                val gap = gap(if (first) 8 else 20)
                words("p$at", TextRole.HEAD, paragraph.text, gap) { heading() }
            }
            ParagraphKind.PROSE -> words("p$at", TextRole.BODY, paragraph.text, gap(8)) { middle() }
            ParagraphKind.ITEM -> keep("p$at", gap(10)) { ItemPiece(kit) }.show(paragraph)
        }

    private fun Words.middle() {
        if (place == PagePlace.LIST) gravity = Gravity.CENTER
    }

    private fun gap(dp: Int): Int = if (view.isEmpty()) 0 else look.dp(dp)

    private fun KeyedColumn.words(
        key: String, role: TextRole, text: String, gap: Int, make: Words.() -> Unit = {},
    ) = keep(key, gap) { Plain(Words(look, role).free().apply(make)) }.view.show(text)
}

/** One of a list: its icon before it, or a short dash of the road. */
private class ItemPiece(kit: Kit) : Piece {
    private val look = kit.look
    private val words = Words(look, TextRole.BODY).free()
    private val picture = icon(look, R.drawable.ic_info, look.brand)
    private val dash = View(look.context).apply { setBackgroundColor(look.brand) }
    override val view: LinearLayout = line(look, Gravity.TOP).apply {
        val line = look.linePx(TextRole.BODY)
        addView(
            picture,
            square(look.icon, end = look.dp(12))
                .apply { topMargin = ((line - look.icon) / 2).coerceAtLeast(0) },
        )
        addView(
            dash,
            params(
                look.dp(12), look.dp(3), top = (line - look.dp(3)) / 2, start = look.dp(6),
                end = look.dp(18),
            ),
        )
        addView(words, params(0, WRAP_CONTENT, 1f))
    }

    fun show(paragraph: Paragraph) {
        paragraph.icon?.let { picture.icon(drawableOf(it), look.brand) }
        picture.visibility = if (paragraph.icon == null) View.GONE else View.VISIBLE
        dash.visibility = if (paragraph.icon == null) View.VISIBLE else View.GONE
        words.show(paragraph.text)
    }
}
