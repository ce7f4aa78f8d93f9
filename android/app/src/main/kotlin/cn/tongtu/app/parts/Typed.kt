package cn.tongtu.app.parts

import android.annotation.SuppressLint
import android.text.Editable
import android.text.InputFilter
import android.text.InputType
import android.text.Spannable
import android.text.TextWatcher
import android.text.method.HideReturnsTransformationMethod
import android.text.method.PasswordTransformationMethod
import android.text.style.ForegroundColorSpan
import android.text.style.UnderlineSpan
import android.util.TypedValue
import android.view.View
import android.view.inputmethod.BaseInputConnection
import android.view.inputmethod.EditorInfo
import android.widget.EditText
import cn.tongtu.app.look.Look
import cn.tongtu.app.look.TextRole
import uniffi.tongtu.Content
import uniffi.tongtu.Span

/**
 * A line that the person types. The view owns the text: it says committed text only, never what an
 * input method is still composing, and takes the core's value only where that differs from what it
 * said last.
 */
@SuppressLint("ViewConstructor", "AppCompatCustomView")
internal class Typed(
    private val look: Look,
    private val edited: (String) -> Unit,
    private val leave: () -> Unit,
    private val typing: () -> Unit = {},
) : EditText(look.context, null, android.R.attr.editTextStyle) {
    private var said: String? = ""
    private var taking = false
    private var content: Content? = null

    init {
        // What the system's style for fields says; its looks are ours.
        isFocusableInTouchMode = true
        isClickable = true
        isLongClickable = true
        background = null
        setPadding(0, 0, 0, 0)
        minimumHeight = look.tap
        gravity = android.view.Gravity.CENTER_VERTICAL or android.view.Gravity.START
        setTextSize(TypedValue.COMPLEX_UNIT_PX, look.textPx(TextRole.FIELD))
        setTextColor(look.ink)
        setHintTextColor(look.ink2)
        textLocale = look.locale
        includeFontPadding = false
        // What was typed belongs into the core's sealed drafts, not into the system's saved state.
        isSaveEnabled = false
        addTextChangedListener(object : TextWatcher {
            override fun beforeTextChanged(s: CharSequence, start: Int, count: Int, after: Int) =
                Unit

            override fun onTextChanged(s: CharSequence, start: Int, before: Int, count: Int) = Unit

            override fun afterTextChanged(s: Editable) {
                sayCommitted()
                typing()
            }
        })
    }

    /** The end of a composition changes no text, only its spans; this is where it is seen. */
    override fun onEndBatchEdit() {
        super.onEndBatchEdit()
        sayCommitted()
    }

    private fun sayCommitted() {
        val text: Editable = text ?: return
        // While the superclass is being constructed the fields of this class do not exist yet.
        @Suppress("SENSELESS_COMPARISON")
        if (edited == null || taking || BaseInputConnection.getComposingSpanStart(text) >= 0) return
        val value = text.toString()
        if (value == said) return
        said = value
        edited(value)
    }

    override fun onFocusChanged(
        focused: Boolean, direction: Int, previous: android.graphics.Rect?,
    ) {
        super.onFocusChanged(focused, direction, previous)
        @Suppress("SENSELESS_COMPARISON")
        if (leave == null) return
        (parent as? View)?.isActivated = focused
        if (!focused) {
            text?.let(BaseInputConnection::removeComposingSpans)
            sayCommitted()
            leave()
        }
    }

    /** The core's [value]; taken over only if the core changed it. */
    fun take(value: String) {
        if (value == said) return
        said = value
        if (value == text.toString()) return
        replace(value)
    }

    /** A secret never comes back: [filled] says whether the core still holds one. */
    fun takeFilled(filled: Boolean) {
        hint = if (filled) HIDDEN else null
        if (filled || said.isNullOrEmpty()) return
        said = ""
        replace("")
    }

    private fun replace(value: String) {
        taking = true
        val caret = selectionEnd
        val atEnd = caret >= text.length
        setText(value)
        setSelection(if (atEnd) text.length else caret.coerceIn(0, text.length))
        taking = false
    }

    /** Keyboard, autofill and correction follow from what is typed. */
    fun kind(next: Content, max: Int?) {
        if (next == content) return
        content = next
        isSingleLine = next != Content.ADDRESS
        // Raw: the keyboard fits, and what is pasted (full-width digits, brackets) still reaches
        // the core.
        setRawInputType(typeOf(next))
        imeOptions = EditorInfo.IME_FLAG_NO_EXTRACT_UI or
            (if (secret(next)) EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING else 0) or
            EditorInfo.IME_ACTION_NEXT
        if (secret(next)) transformationMethod = PasswordTransformationMethod.getInstance()
        filters = if (max == null) emptyArray() else arrayOf(
            InputFilter.LengthFilter(max * 2 + ROOM_TO_MEND),
        )
        hintsOf(next)?.let { setAutofillHints(it) } ?: run {
            importantForAutofill = IMPORTANT_FOR_AUTOFILL_NO
        }
    }

    /** Several lines of free text instead of a line of one kind. */
    fun prose(max: Int) {
        if (minLines == PROSE_LINES) return
        isSingleLine = false
        minLines = PROSE_LINES
        gravity = android.view.Gravity.TOP or android.view.Gravity.START
        setRawInputType(
            InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_FLAG_CAP_SENTENCES or LINES,
        )
        imeOptions = EditorInfo.IME_FLAG_NO_EXTRACT_UI
        // A character of two units counts once in the core: it has the last word on the length.
        filters = arrayOf(InputFilter.LengthFilter(max * 2))
        importantForAutofill = IMPORTANT_FOR_AUTOFILL_NO
    }

    fun reveal(on: Boolean) {
        val caret = selectionEnd
        transformationMethod =
            if (on) HideReturnsTransformationMethod.getInstance()
            else PasswordTransformationMethod.getInstance()
        setSelection(caret.coerceIn(0, text.length))
    }

    /** Underlines the characters that the core names, by code points. */
    fun mark(wrong: Span?) {
        val text: Editable = text ?: return
        text.getSpans(0, text.length, WrongLine::class.java).forEach(text::removeSpan)
        text.getSpans(0, text.length, WrongColor::class.java).forEach(text::removeSpan)
        if (wrong == null) return
        val all = text.toString()
        val points = all.codePointCount(0, all.length)
        val from = wrong.start.toInt().coerceAtMost(points)
        val to = (wrong.start + wrong.length).toInt().coerceAtMost(points)
        if (from >= to) return
        val start = all.offsetByCodePoints(0, from)
        val end = all.offsetByCodePoints(0, to)
        text.setSpan(WrongLine(), start, end, Spannable.SPAN_EXCLUSIVE_EXCLUSIVE)
        text.setSpan(WrongColor(look.danger), start, end, Spannable.SPAN_EXCLUSIVE_EXCLUSIVE)
    }

    private class WrongLine : UnderlineSpan()

    private class WrongColor(color: Int) : ForegroundColorSpan(color)

    private fun secret(content: Content) =
        content == Content.PASSWORD || content == Content.NEW_PASSWORD

    private fun typeOf(content: Content): Int = when (content) {
        Content.NAME ->
            InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_VARIATION_PERSON_NAME or PLAIN
        Content.PHONE -> InputType.TYPE_CLASS_PHONE
        Content.DOCUMENT, Content.PLATE ->
            InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_FLAG_CAP_CHARACTERS or PLAIN
        Content.USERNAME -> InputType.TYPE_CLASS_TEXT or PLAIN
        Content.PASSWORD, Content.NEW_PASSWORD ->
            InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_VARIATION_PASSWORD
        Content.ONE_TIME_CODE, Content.NUMBER -> InputType.TYPE_CLASS_NUMBER
        Content.ADDRESS ->
            InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_VARIATION_POSTAL_ADDRESS or LINES
    }

    private fun hintsOf(content: Content): String? = when (content) {
        Content.NAME -> AUTOFILL_HINT_NAME
        Content.PHONE -> AUTOFILL_HINT_PHONE
        Content.USERNAME -> AUTOFILL_HINT_USERNAME
        Content.PASSWORD -> AUTOFILL_HINT_PASSWORD
        Content.NEW_PASSWORD -> "newPassword"
        Content.ONE_TIME_CODE -> "smsOTPCode"
        Content.ADDRESS -> AUTOFILL_HINT_POSTAL_ADDRESS
        Content.DOCUMENT, Content.PLATE, Content.NUMBER -> null
    }

    private companion object {
        const val HIDDEN = "••••••••"

        /** Brackets and blanks that the core takes out again. */
        const val ROOM_TO_MEND = 8
        const val PLAIN = InputType.TYPE_TEXT_FLAG_NO_SUGGESTIONS
        const val PROSE_LINES = 5
        const val LINES = InputType.TYPE_TEXT_FLAG_MULTI_LINE
    }
}
