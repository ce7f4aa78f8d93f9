package cn.tongtu.app.look

import android.annotation.SuppressLint
import android.annotation.TargetApi
import android.graphics.Paint
import android.graphics.Typeface
import android.graphics.text.LineBreakConfig
import android.os.Build
import android.text.Spannable
import android.text.SpannableString
import android.text.Spanned
import android.text.TextPaint
import android.text.style.LineBreakConfigSpan
import android.text.style.LineHeightSpan
import android.text.style.UnderlineSpan
import android.util.TypedValue
import android.view.View
import android.widget.TextView

/**
 * Running text in one of the sizes of the look, with lines of the right height and strict Chinese
 * breaks.
 */
@SuppressLint("ViewConstructor", "AppCompatCustomView")
internal class Words(private val look: Look, private val role: TextRole) :
    TextView(look.context, null, 0, role.style) {
    private val lineHeight = LineHeight(look.linePx(role))

    init {
        setTextSize(TypedValue.COMPLEX_UNIT_PX, look.textPx(role))
        textLocale = look.locale
        if (Build.VERSION.SDK_INT >= 33) lineBreakStyle = LineBreakConfig.LINE_BREAK_STYLE_STRICT
    }

    /** Shows [words], or takes no room without any. Unchanged text is left alone. */
    fun show(words: CharSequence?, link: Boolean = false) {
        visibility = if (words.isNullOrEmpty()) View.GONE else View.VISIBLE
        if (words == null || words.toString() == text.toString() && words !is Spanned) return
        val lines = SpannableString(words)
        lines.setSpan(lineHeight, 0, lines.length, Spannable.SPAN_INCLUSIVE_EXCLUSIVE)
        holdTogether(lines)
        if (link) lines.setSpan(
            UnderlineSpan(), 0, lines.length, Spannable.SPAN_EXCLUSIVE_EXCLUSIVE,
        )
        text = lines
    }

    /** A date stands in one line, and a paragraph never ends in a line of one character. */
    private fun holdTogether(lines: Spannable) {
        if (Build.VERSION.SDK_INT < 35) return
        for (date in DATE.findAll(lines)) hold(lines, date.range.first, date.range.last + 1)
        val from = (lines.length - LAST).takeIf { it > 0 } ?: return
        // From a Han glyph on: a word cut into two runs is a hair wider than it was measured, and
        // then breaks in its middle.
        (from until lines.length).firstOrNull { Character.isIdeographic(lines[it].code) }
            ?.let { hold(lines, it, lines.length) }
    }

    @TargetApi(35)
    private fun hold(lines: Spannable, from: Int, to: Int) {
        val span = LineBreakConfigSpan.createNoBreakSpan()
        lines.setSpan(span, from, to, Spannable.SPAN_EXCLUSIVE_EXCLUSIVE)
    }

    fun bold(on: Boolean = true): Words = apply {
        typeface = if (on) Typeface.DEFAULT_BOLD else Typeface.DEFAULT
    }

    fun tint(color: Int): Words = apply { setTextColor(color) }

    /** A heading for the screen reader. */
    fun heading(): Words = apply { if (Build.VERSION.SDK_INT >= 28) isAccessibilityHeading = true }

    private companion object {
        /** Two characters and what may close a sentence after them. */
        const val LAST = 3
        val DATE = Regex("(\\d{4}年)?\\d{1,2}月\\d{1,2}日")
    }
}

/**
 * Lines of exactly [height] with the room shared above and below, as on the web. TextView's own
 * line spacing adds to what the tallest fallback font asks for, so that lines with and without Han
 * glyphs would differ.
 */
internal class LineHeight(private val height: Int) : LineHeightSpan.WithDensity {
    override fun chooseHeight(
        text: CharSequence, start: Int, end: Int, spanStart: Int, y: Int,
        metrics: Paint.FontMetricsInt, paint: TextPaint?,
    ) {
        val own = paint?.fontMetricsInt ?: metrics
        val room = height - (own.descent - own.ascent)
        metrics.ascent = own.ascent - (room - room / 2)
        metrics.descent = own.descent + room / 2
        metrics.top = metrics.ascent
        metrics.bottom = metrics.descent
    }

    override fun chooseHeight(
        text: CharSequence, start: Int, end: Int, spanStart: Int, y: Int,
        metrics: Paint.FontMetricsInt,
    ) = chooseHeight(text, start, end, spanStart, y, metrics, null)
}
