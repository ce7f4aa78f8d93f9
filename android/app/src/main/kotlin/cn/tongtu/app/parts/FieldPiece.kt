package cn.tongtu.app.parts

import android.app.DatePickerDialog
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.view.accessibility.AccessibilityNodeInfo
import android.widget.CheckBox
import android.widget.FrameLayout
import android.widget.ImageView
import android.widget.LinearLayout
import android.widget.RadioButton
import cn.tongtu.app.KeyedColumn
import cn.tongtu.app.Kit
import cn.tongtu.app.Piece
import cn.tongtu.app.Plain
import cn.tongtu.app.R
import cn.tongtu.app.Slice
import cn.tongtu.app.element
import cn.tongtu.app.look.TextRole
import cn.tongtu.app.look.Words
import cn.tongtu.app.look.icon
import cn.tongtu.app.slice
import cn.tongtu.app.states
import java.time.LocalDate
import java.time.ZoneOffset
import uniffi.tongtu.Action
import uniffi.tongtu.Choice
import uniffi.tongtu.Content
import uniffi.tongtu.Field
import uniffi.tongtu.Input
import uniffi.tongtu.Rank
import uniffi.tongtu.Slot

/**
 * One thing to fill in: its label, the input, help, and what is wrong with it, with the mend at
 * hand.
 */
internal class FieldPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val label = Words(look, TextRole.LABEL).bold().tint(look.ink).slice(Slice.LABEL)
    private val hint = Words(look, TextRole.LABEL).slice(Slice.HINT)
    private val above = Ends(look.context, label, hint, look.dp(8), stacked = look.stacked)
    private val inputs = KeyedColumn(look.context)
    private val help = Words(look, TextRole.LABEL).slice(Slice.HELP)
    private val locked = Words(look, TextRole.LABEL).slice(Slice.LOCKED)
    private val problemWords = Words(look, TextRole.SMALL).tint(look.danger).slice(Slice.PROBLEM)
    private val problem = line(look, Gravity.TOP).apply {
        addView(
            icon(look, R.drawable.ic_danger, look.danger), square(look.smallIcon, end = look.dp(8)),
        )
        addView(problemWords, params(0, weight = 1f))
        accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_POLITE
    }
    private val repairs = Flow(look.context, look.dp(8))
    override val view: LinearLayout = column(look).apply {
        addView(above, params(bottom = look.dp(6)))
        addView(inputs)
        addView(problem, params(top = look.dp(6)))
        addView(locked, params(top = look.dp(6)))
        addView(help, params(top = look.dp(6)))
        addView(repairs, params(top = look.dp(8)))
    }

    /** Main thread. */
    fun show(field: Field) {
        val consent = field.input is Input.Consent
        label.show(field.label.takeUnless { consent })
        hint.show(field.hint)
        above.visibility = if (consent && field.hint == null) View.GONE else View.VISIBLE
        inputs.update { input(field) }
        locked.show(field.locked)
        help.show(field.help)
        problemWords.show(field.problem)
        problem.visibility = if (field.problem == null) View.GONE else View.VISIBLE
        repairs.visibility = if (field.repairs.isEmpty()) View.GONE else View.VISIBLE
        repairs.update {
            for (repair in field.repairs) {
                keep(repair.id) { PressPiece(kit, role = TextRole.BODY) }.show(repair)
                if (repair.notYet != null) keep("why.${repair.id}") { WhyPiece(look) }.show(repair)
            }
        }
    }

    private fun KeyedColumn.input(field: Field) {
        when (val input = field.input) {
            is Input.Text -> if (field.locked == null) {
                keep("text") { LineInput(kit) }.show(field, input)
            } else {
                keep("locked") { FixedInput(kit) }.show(field, input.value, "text")
            }
            is Input.Prose -> if (field.locked == null) {
                keep("prose") { ProseInput(kit) }.show(field, input)
            } else {
                keep("locked") { FixedInput(kit) }.show(field, input.value, "prose")
            }
            is Input.Secret -> keep("secret") { SecretInput(kit) }.show(field, input)
            is Input.Choice -> keep("choice") { ChoiceInput(kit) }.show(field, input)
            is Input.Pick -> keep("pick") { FixedInput(kit) }.show(field, input.shown, "pick")
            is Input.Day -> keep("day") { FixedInput(kit) }.show(field, input.shown, "day")
            is Input.Consent -> keep("consent") { ConsentInput(kit) }.show(field, input)
            is Input.Code -> keep("code") { CodeInput(kit) }.show(field, input)
            is Input.Photos -> keep("photos") { PhotosInput(kit) }.show(field, input)
        }
    }
}

/** The frame of a field: white, an edge that says rest, caret, problem or lock. */
private fun well(kit: Kit): LinearLayout = line(kit.look).apply {
    minimumHeight = kit.look.field
    setPadding(kit.look.dp(14), kit.look.dp(2), kit.look.dp(14), kit.look.dp(2))
}

private fun edge(kit: Kit, well: View, field: Field) {
    val drawable = when {
        field.locked != null -> R.drawable.shape_field_locked
        field.problem != null -> R.drawable.shape_field_problem
        else -> R.drawable.shape_field
    }
    if (well.getTag(R.id.edge) == drawable) return
    well.setTag(R.id.edge, drawable)
    well.background = kit.look.drawable(drawable)
}

private fun stateOf(field: Field): String =
    states("required" to field.required, "locked" to (field.locked != null))

/** What a screen reader says of a field beside its text. */
private fun describe(view: View, field: Field) {
    view.accessibilityDelegate = object : View.AccessibilityDelegate() {
        override fun onInitializeAccessibilityNodeInfo(host: View, info: AccessibilityNodeInfo) {
            super.onInitializeAccessibilityNodeInfo(host, info)
            info.viewIdResourceName = "${host.context.packageName}:id/${field.id}"
            info.hintText = listOfNotNull(field.label, field.hint).joinToString("，")
            info.isContentInvalid = field.problem != null
            info.error = field.problem
        }
    }
}

/** One line of text. */
private class LineInput(private val kit: Kit) : Piece {
    private val look = kit.look
    private val prefix = Words(look, TextRole.BODY).tint(look.ink2).slice(Slice.HINT)
    private var name = ""
    private val typed = Typed(
        look,
        edited = { kit.say(Action.Edit(name, it, kit.revision)) },
        leave = { kit.say(Action.Leave(name)) },
    )
    override val view: LinearLayout = well(kit).apply {
        addView(prefix, params(WRAP_CONTENT, WRAP_CONTENT, end = look.dp(8)))
        addView(typed, params(0, WRAP_CONTENT, 1f))
    }

    fun show(field: Field, input: Input.Text) {
        name = field.id
        prefix.show(input.prefix)
        typed.element("text", field.id, stateOf(field))
        describe(typed, field)
        typed.kind(input.content, input.max.toInt())
        typed.take(input.value)
        typed.mark(field.wrong)
        edge(kit, view, field)
    }
}

/** Free text of several lines, with how much is wanting or how much room is left under it. */
private class ProseInput(private val kit: Kit) : Piece {
    private val look = kit.look
    private var name = ""
    private var input: Input.Prose? = null
    private val count = Words(look, TextRole.LABEL).slice(Slice.COUNT)
    private val typed = Typed(
        look,
        edited = { kit.say(Action.Edit(name, it, kit.revision)) },
        leave = { kit.say(Action.Leave(name)) },
        typing = { count() },
    )
    private val frame = well(kit).apply {
        addView(typed, params(0, WRAP_CONTENT, 1f))
        setPadding(look.dp(14), look.dp(8), look.dp(14), look.dp(8))
    }
    override val view: LinearLayout = column(look).apply {
        addView(frame)
        addView(count, params(top = look.dp(6)))
    }

    fun show(field: Field, input: Input.Prose) {
        name = field.id
        this.input = input
        typed.element("prose", field.id, stateOf(field))
        describe(typed, field)
        typed.prose(input.max.toInt())
        typed.take(input.value)
        typed.mark(field.wrong)
        edge(kit, frame, field)
        count()
    }

    /** Of what is seen, also while an input method is still composing it. */
    private fun count() {
        val input = input ?: return
        val all = typed.text.toString()
        val points = all.codePointCount(0, all.length).toUInt()
        val wanting = points < input.min
        val n = if (wanting) input.min - points else input.max - minOf(points, input.max)
        count.show((if (wanting) input.wanting else input.left).replace("{n}", n.toString()))
    }
}

/** A secret: typed, perhaps looked at, never given back. */
private class SecretInput(private val kit: Kit) : Piece {
    private val look = kit.look
    private var name = ""
    private var shown = false
    private val typed = Typed(
        look,
        edited = { kit.say(Action.Edit(name, it, kit.revision)) },
        leave = { kit.say(Action.Leave(name)) },
    )
    private val eye = icon(look, R.drawable.ic_eye, look.ink2).apply {
        importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_YES
        background = look.drawable(R.drawable.btn_plain)
        val room = (look.tap - look.icon) / 2
        setPadding(room, room, room, room)
        setOnClickListener { reveal(!shown) }
    }
    override val view: LinearLayout = well(kit).apply {
        addView(typed, params(0, WRAP_CONTENT, 1f))
        addView(eye, square(look.tap, end = -look.dp(10)))
    }

    fun show(field: Field, input: Input.Secret) {
        name = field.id
        typed.element("secret", field.id, stateOf(field))
        describe(typed, field)
        typed.kind(input.content, null)
        typed.takeFilled(input.filled)
        eye.visibility = if (input.reveal) View.VISIBLE else View.GONE
        eye.contentDescription = look.context.getString(if (shown) R.string.hide else R.string.show)
        edge(kit, view, field)
    }

    private fun reveal(on: Boolean) {
        shown = on
        typed.reveal(on)
        eye.icon(R.drawable.ic_eye, if (on) look.brand else look.ink2)
        eye.importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_YES
        eye.contentDescription = look.context.getString(if (on) R.string.hide else R.string.show)
    }
}

/** A value that is not typed here: locked, picked from a long list, or a day of the calendar. */
private class FixedInput(private val kit: Kit) : Piece {
    private val look = kit.look
    private val words = Words(look, TextRole.FIELD).slice(Slice.VALUE)
    private val picture = icon(look, R.drawable.ic_down, look.ink2)
    private var field: Field? = null
    override val view: LinearLayout = object : LinearLayout(look.context) {
        override fun getAccessibilityClassName(): CharSequence = "android.widget.Spinner"
    }.apply {
        gravity = Gravity.CENTER_VERTICAL
        minimumHeight = look.field
        setPadding(look.dp(14), look.dp(6), look.dp(14), look.dp(6))
        addView(words, params(0, WRAP_CONTENT, 1f))
        addView(picture, square(look.icon, start = look.dp(8)))
    }

    fun show(field: Field, value: String?, role: String) {
        this.field = field
        words.show(value)
        words.visibility = View.VISIBLE
        val locked = field.locked != null
        picture.icon(
            when {
                locked -> R.drawable.ic_lock
                role == "day" -> R.drawable.ic_calendar
                else -> R.drawable.ic_down
            },
            look.ink2,
        )
        view.element(role, field.id, stateOf(field))
        view.contentDescription = listOfNotNull(field.label, value).joinToString("，")
        if (locked) view.setOnClickListener(null) else view.setOnClickListener { press() }
        view.isClickable = !locked
        view.isFocusable = !locked
        edge(kit, view, field)
    }

    private fun press() {
        val field = field ?: return
        when (val input = field.input) {
            is Input.Day -> calendar(field, input)
            is Input.Text, is Input.Prose, is Input.Secret, is Input.Choice, is Input.Pick,
            is Input.Consent, is Input.Code, is Input.Photos,
            -> kit.say(Action.Press(field.id))
        }
    }

    private fun calendar(field: Field, input: Input.Day) {
        fun day(text: String?) = text?.let { runCatching { LocalDate.parse(it) }.getOrNull() }
        // Without a value the calendar opens where a choice is possible.
        val at = day(input.value) ?: day(input.max) ?: day(input.min) ?: LocalDate.of(2000, 1, 1)
        val dialog = DatePickerDialog(
            kit.activity,
            { _, year, month, of ->
                val day = LocalDate.of(year, month + 1, of).toString()
                kit.say(Action.Edit(field.id, day, kit.revision))
            },
            at.year, at.monthValue - 1, at.dayOfMonth,
        )
        // The picker takes instants of the phone's own zone; noon keeps the day in every one of
        // them.
        fun noon(day: LocalDate) = day.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli()
        day(input.min)?.let { dialog.datePicker.minDate = noon(it) }
        day(input.max)?.let { dialog.datePicker.maxDate = noon(it) }
        dialog.show()
    }
}

/** At most a dozen options, all in sight. */
private class ChoiceInput(private val kit: Kit) : Piece {
    override val view = card(kit.look, divided = true)

    fun show(field: Field, input: Input.Choice) {
        view.element("choice", field.id, stateOf(field))
        view.contentDescription = field.label
        edge(kit, view, field)
        view.clipToOutline = true
        view.update {
            for (option in input.options) {
                keep(option.id) { OptionPiece(kit) }.show(field, option, option.id == input.chosen)
            }
        }
    }
}

private class OptionPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val label = Words(look, TextRole.BODY).slice(Slice.LABEL)
    private val help = Words(look, TextRole.LABEL).slice(Slice.HELP)
    private val radio = View(look.context)
    private var chosen = false
    private var say: Action? = null
    override val view: LinearLayout = object : LinearLayout(look.context) {
        override fun getAccessibilityClassName(): CharSequence = RadioButton::class.java.name

        override fun onInitializeAccessibilityNodeInfo(info: AccessibilityNodeInfo) {
            super.onInitializeAccessibilityNodeInfo(info)
            info.isCheckable = true
            info.isChecked = chosen
        }
    }.apply {
        gravity = Gravity.CENTER_VERTICAL
        minimumHeight = maxOf(look.tap, look.dp(52))
        isFocusable = true
        background = look.drawable(R.drawable.press_row)
        setPadding(look.dp(13), look.dp(8), look.dp(14), look.dp(8))
        addView(radio, square(look.px(R.dimen.tick), end = look.dp(12)))
        val two = column(look)
        two.addView(label)
        two.addView(help)
        addView(two, params(0, weight = 1f))
        setOnClickListener { say?.let(kit.say) }
    }

    private var shown: Triple<Field, Choice, Boolean>? = null

    fun show(field: Field, option: Choice, chosen: Boolean) {
        val next = Triple(field, option, chosen)
        if (next == shown) return
        shown = next
        this.chosen = chosen
        say = Action.Choose(field.id, option.id)
        label.show(option.label)
        label.bold(chosen)
        help.show(option.help)
        radio.background = look.drawable(if (chosen) R.drawable.radio_on else R.drawable.radio_off)
        view.isEnabled = field.locked == null
        view.element("option", option.id, states("chosen" to chosen))
    }
}

/** A box that nobody else ticks; the whole line is the target, the documents stand under it. */
private class ConsentInput(private val kit: Kit) : Piece {
    private val look = kit.look
    private val tick = ImageView(look.context).apply { scaleType = ImageView.ScaleType.CENTER }
    private val label = Words(look, TextRole.BODY).slice(Slice.LABEL)
    private val documents = Flow(look.context, look.dp(16))
    private var given = false
    private var name = ""
    private val box: LinearLayout = object : LinearLayout(look.context) {
        override fun getAccessibilityClassName(): CharSequence = CheckBox::class.java.name

        override fun onInitializeAccessibilityNodeInfo(info: AccessibilityNodeInfo) {
            super.onInitializeAccessibilityNodeInfo(info)
            info.isCheckable = true
            info.isChecked = given
        }
    }.apply {
        gravity = Gravity.CENTER_VERTICAL
        minimumHeight = look.tap
        isFocusable = true
        background = look.drawable(R.drawable.btn_plain)
        addView(tick, square(look.px(R.dimen.tick), end = look.dp(12)))
        addView(label, params(0, WRAP_CONTENT, 1f))
        setOnClickListener { kit.say(Action.Choose(name, if (given) "no" else "yes")) }
    }
    override val view: LinearLayout = column(look).apply {
        addView(box)
        addView(documents, params(start = look.px(R.dimen.tick) + look.dp(12)))
    }

    fun show(field: Field, input: Input.Consent) {
        name = field.id
        given = input.given
        label.show(field.label)
        tick.background = look.drawable(if (given) R.drawable.tick_on else R.drawable.tick_off)
        tick.icon(
            R.drawable.ic_check, if (given) look.onBrand else android.graphics.Color.TRANSPARENT,
        )
        box.element("consent", field.id, stateOf(field))
        documents.visibility = if (input.documents.isEmpty()) View.GONE else View.VISIBLE
        documents.update {
            for (document in input.documents) {
                keep(document.id) { PressPiece(kit, role = TextRole.BODY) }.show(
                    document, Rank.LINK,
                )
            }
        }
    }
}

/**
 * The code out of a text message, with the press that sends it, or the time until it may be sent
 * again.
 */
private class CodeInput(private val kit: Kit) : Piece {
    private val look = kit.look
    private var name = ""
    private val typed = Typed(
        look,
        edited = { kit.say(Action.Edit(name, it, kit.revision)) },
        leave = { kit.say(Action.Leave(name)) },
    ).apply { fontFeatureSettings = "tnum" }
    private val time = Words(look, TextRole.LABEL)
    private val ticker = Ticker(kit, time)
    private val why = WhyPiece(look)
    private val send = PressPiece(kit, role = TextRole.BODY)
    private val frame = well(kit)
    override val view: LinearLayout = column(look)

    init {
        frame.addView(typed, params(0, WRAP_CONTENT, 1f))
        val beside = if (look.stacked) column(look) else line(look)
        if (look.stacked) {
            beside.addView(frame)
            beside.addView(send.view, params(top = look.dp(8)))
        } else {
            beside.addView(frame, params(0, WRAP_CONTENT, 1f))
            beside.addView(send.view, params(WRAP_CONTENT, MATCH_PARENT, start = look.dp(12)))
        }
        view.addView(beside)
        view.addView(time, params(top = look.dp(6)))
        view.addView(why.view, params(top = look.dp(6)))
    }

    fun show(field: Field, input: Input.Code) {
        name = field.id
        typed.element("code", field.id, stateOf(field))
        describe(typed, field)
        typed.kind(Content.ONE_TIME_CODE, input.length.toInt())
        typed.take(input.value)
        send.show(input.send)
        // The time that runs says why, and says it better.
        ticker.show(input.again)
        why.show(input.send)
        if (input.again != null) {
            why.view.visibility = View.GONE
            if (input.send.notYet != null) time.element("why", input.send.id).slice(Slice.WHY)
        }
        edge(kit, frame, field)
    }
}

/** Pictures to add, in threes. */
private class PhotosInput(private val kit: Kit) : Piece {
    private val look = kit.look
    override val view = KeyedColumn(look.context)

    fun show(field: Field, input: Input.Photos) {
        view.element("photos", field.id, stateOf(field))
        val abreast = if (look.stacked) 2 else minOf(3, maxOf(2, input.slots.size))
        view.update {
            input.slots.chunked(abreast).forEachIndexed { at, slots ->
                keep("$abreast.$at", if (at == 0) 0 else look.dp(12)) {
                    Plain(KeyedColumn(look.context).apply { orientation = LinearLayout.HORIZONTAL })
                }.view.update {
                    slots.forEachIndexed { i, slot ->
                        keep(slot.id, if (i == 0) 0 else look.dp(12)) { SlotPiece(kit) }.show(slot)
                    }
                    for (i in slots.size until abreast) {
                        keep("rest$i", look.dp(12)) {
                            Plain(View(look.context).apply { layoutParams = params(0, 1, 1f) })
                        }
                    }
                }
            }
        }
    }
}

private class SlotPiece(private val kit: Kit) : Piece {
    private val look = kit.look
    private val photo =
        ImageView(look.context).apply { scaleType = ImageView.ScaleType.CENTER_CROP }
    private val add = icon(look, R.drawable.ic_camera, look.brand)
    private val label =
        Words(look, TextRole.LABEL).slice(Slice.LABEL).apply { gravity = Gravity.CENTER }
    private val mark = MarkPiece(look)
    private val lane = LaneView(look)
    private var name = ""
    private val tile = FrameLayout(look.context).apply {
        addView(photo, FrameLayout.LayoutParams(MATCH_PARENT, MATCH_PARENT))
        addView(add, FrameLayout.LayoutParams(look.dp(32), look.dp(32), Gravity.CENTER))
        clipToOutline = true
    }
    override val view: LinearLayout = column(look).apply {
        layoutParams = params(0, WRAP_CONTENT, 1f)
        gravity = Gravity.CENTER_HORIZONTAL
        isFocusable = true
        addView(tile, params(MATCH_PARENT, look.dp(104)))
        addView(lane, params(top = look.dp(6)))
        addView(label, params(top = look.dp(6)))
        addView(mark.view, params(WRAP_CONTENT, WRAP_CONTENT, top = look.dp(4)))
        setOnClickListener { kit.say(Action.Press(name)) }
    }

    fun show(slot: Slot) {
        name = slot.id
        tile.background = look.drawable(
            if (slot.picture == null) R.drawable.shape_field_locked else R.drawable.shape_card,
        )
        kit.pictures.show(slot.picture, photo, look.dp(160))
        photo.visibility = if (slot.picture == null) View.GONE else View.VISIBLE
        add.visibility = if (slot.picture == null) View.VISIBLE else View.GONE
        label.show(slot.label)
        mark.show(slot.mark)
        lane.show(slot.progress)
        view.element("slot", slot.id, states("filled" to (slot.picture != null)))
    }
}

