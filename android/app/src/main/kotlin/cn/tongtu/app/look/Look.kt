package cn.tongtu.app.look

import android.app.UiModeManager
import android.content.Context
import android.content.res.ColorStateList
import android.graphics.Typeface
import android.graphics.drawable.Drawable
import android.os.Build
import android.provider.Settings
import android.text.TextPaint
import android.util.TypedValue
import android.view.View
import android.widget.ImageView
import cn.tongtu.app.R
import cn.tongtu.app.TongtuApp
import java.util.Locale
import kotlin.math.ceil
import kotlin.math.min
import kotlin.math.roundToInt
import uniffi.tongtu.Icon
import uniffi.tongtu.Tone

/**
 * The tokens of the theme in force, read once for each activity. No other file holds a colour or a
 * size.
 */
internal class Look(val context: Context) {
    private val resources = context.resources
    private val metrics = resources.displayMetrics
    private val fontScale = resources.configuration.fontScale
    private val widthDp = resources.configuration.screenWidthDp

    init {
        // Before any colour is read: lines become edges, second lines become text.
        if (wantsContrast(context)) context.theme.applyStyle(R.style.Theme_Tongtu_Contrast, true)
    }

    val paper = color(R.attr.tongtuPaper)
    val surface = color(R.attr.tongtuSurface)
    val sunken = color(R.attr.tongtuSunken)
    val ink = color(R.attr.tongtuInk)
    val ink2 = color(R.attr.tongtuInk2)
    val outline = color(R.attr.tongtuOutline)
    val line = color(R.attr.tongtuLine)
    val brand = color(R.attr.tongtuBrand)
    val onBrand = color(R.attr.tongtuOnBrand)
    val brandSoft = color(R.attr.tongtuBrandSoft)
    val plate = color(R.attr.tongtuPlate)
    val plateLine = color(R.attr.tongtuPlateLine)
    val plateDeep = color(R.attr.tongtuPlateDeep)
    val onPlate = color(R.attr.tongtuOnPlate)
    val onPlate2 = color(R.attr.tongtuOnPlate2)
    val lamp = color(R.attr.tongtuLamp)
    val onLamp = color(R.attr.tongtuOnLamp)
    val danger = color(R.attr.tongtuDanger)
    val offlineHead = color(R.attr.tongtuOfflineHead)
    val onOfflineHead = color(R.attr.tongtuOnOfflineHead)
    val codeGround = color(R.attr.tongtuCodeGround)
    val codeInk = color(R.attr.tongtuCodeInk)
    val codeAlarm = color(R.attr.tongtuCodeAlarm)
    val cameraGround = color(R.attr.tongtuCameraGround)
    val onCamera = color(R.attr.tongtuOnCamera)
    val scrim = color(R.attr.tongtuScrim)

    val tap = size(R.attr.tongtuTap)
    val button = size(R.attr.tongtuButton)
    val field = size(R.attr.tongtuField)
    val row = size(R.attr.tongtuRow)
    val tab = size(R.attr.tongtuTab)

    /** Whether the second set of sizes is in force. */
    val elder = tap > dp(48)

    /** Icons grow with the text up to half as much again. */
    val icon = (size(R.attr.tongtuIcon) * fontScale.coerceIn(1f, LARGEST_TITLE)).roundToInt()
    val smallIcon = icon * 5 / 6
    val tagIcon = icon * 2 / 3

    /** From here on two columns become one, label and value stack, pairs of buttons too. */
    val stacked = fontScale >= TongtuApp.LARGE_TEXT || (widthDp < 360 && fontScale >= 1.15f)

    /** The dock holds buttons only; its reason becomes the last line of the body. */
    val bareDock = fontScale >= LARGEST_TITLE

    /** Two things beside each other have less room than they need. */
    val narrow = widthDp < 360

    /** Tabs become a rail, the body gets margins. */
    val wide = widthDp >= 600

    /** A phone on its side: the dock stands at the right. */
    val low = resources.configuration.screenHeightDp < 480

    /** A picture may fill the top, and what is asked is still in sight below it. */
    val tall = resources.configuration.screenHeightDp >= 720 && !stacked

    /** A list and its detail stand side by side. */
    val split = widthDp >= 840 && !low

    val edge = px(if (wide) R.dimen.edge_wide else R.dimen.edge)

    /** What a card has of the width; beside a detail a list has no more. */
    val body: Int
        get() {
            val most = px(if (split) R.dimen.list_pane else R.dimen.body_width)
            return minOf(dp(widthDp), most) - 2 * edge
        }

    private val measure = TextPaint()

    /** How wide [text] is in one line. */
    fun wide(text: String, role: TextRole, bold: Boolean = role == TextRole.HEAD): Int {
        measure.textSize = textPx(role)
        measure.typeface = if (bold) Typeface.DEFAULT_BOLD else Typeface.DEFAULT
        return ceil(measure.measureText(text)).toInt()
    }

    /** Of the Han glyphs; a system in another language gets those of the mainland. */
    val locale: Locale = resources.configuration.locales[0].let {
        if (it.language == "zh" || it.language == "en") it else Locale.SIMPLIFIED_CHINESE
    }

    fun dp(value: Int): Int = (value * metrics.density).roundToInt()

    fun px(dimen: Int): Int = resources.getDimensionPixelSize(dimen)

    fun drawable(id: Int): Drawable = checkNotNull(context.getDrawable(id)) { "no drawable" }

    /** Text size in pixels: grows in full, but titles, which are large already, only by half. */
    fun textPx(role: TextRole): Float = sp(role.size, role.capped)

    /**
     * Height of a line; keeps its proportion to the text, also where the system scales unevenly.
     */
    fun linePx(role: TextRole): Int =
        (textPx(role) * nominal(role.line) / nominal(role.size)).roundToInt()

    private fun sp(attr: Int, capped: Boolean): Float {
        val value = value(attr)
        val full = TypedValue.complexToDimension(value.data, metrics)
        val most = TypedValue.complexToFloat(value.data) * metrics.density * LARGEST_TITLE
        return if (capped) min(full, most) else full
    }

    private fun nominal(attr: Int): Float = TypedValue.complexToFloat(value(attr).data)

    private fun color(attr: Int): Int = context.getColor(value(attr).resourceId)

    private fun size(attr: Int): Int =
        TypedValue.complexToDimensionPixelSize(value(attr).data, metrics)

    private fun value(attr: Int) = TypedValue().also {
        check(context.theme.resolveAttribute(attr, it, true)) { "the theme lacks a token" }
    }

    /** Colour of the tone on its soft ground, on paper and on a card. */
    fun ink(tone: Tone): Int = when (tone) {
        Tone.CALM -> ink2
        Tone.GOOD -> color(R.attr.tongtuGood)
        Tone.ATTENTION -> color(R.attr.tongtuAttention)
        Tone.DANGER -> danger
        Tone.INFO -> color(R.attr.tongtuInfo)
    }

    companion object {
        private const val LARGEST_TITLE = 1.5f
    }
}

/** The system's setting for people who tell colours apart with difficulty. */
private fun wantsContrast(context: Context): Boolean {
    if (Build.VERSION.SDK_INT >= 34) {
        val modes = context.getSystemService(UiModeManager::class.java)
        if (modes != null && modes.contrast >= MORE_CONTRAST) return true
    }
    return Settings.Secure.getInt(context.contentResolver, HIGH_TEXT_CONTRAST, 0) == 1
}

/** Between the standard, 0, and the most, 1. */
private const val MORE_CONTRAST = 0.5f

/** Older phones have it among the settings for accessibility, and no constant for it. */
private const val HIGH_TEXT_CONTRAST = "high_text_contrast_enabled"

/** The sizes of text; the numbers are in `dimens.xml`. */
internal enum class TextRole(
    val style: Int, val size: Int, val line: Int, val capped: Boolean = false,
) {
    DISPLAY(R.style.Text_Display, R.attr.tongtuDisplayText, R.attr.tongtuDisplayLine, true),
    TITLE(R.style.Text_Title, R.attr.tongtuTitleText, R.attr.tongtuTitleLine, true),
    BAR(R.style.Text_Bar, R.attr.tongtuBarText, R.attr.tongtuBarLine, true),
    HEAD(R.style.Text_Head, R.attr.tongtuHeadText, R.attr.tongtuHeadLine),
    BODY(R.style.Text_Body, R.attr.tongtuBodyText, R.attr.tongtuBodyLine),
    FIELD(R.style.Text_Field, R.attr.tongtuFieldText, R.attr.tongtuFieldLine),
    SMALL(R.style.Text_Small, R.attr.tongtuSmallText, R.attr.tongtuSmallLine),
    LABEL(R.style.Text_Label, R.attr.tongtuLabelText, R.attr.tongtuLabelLine),
    FINE(R.style.Text_Fine, R.attr.tongtuFineText, R.attr.tongtuFineLine),
}

/** The outline that says the tone without its colour; open things have their own. */
internal fun outlineOf(tone: Tone, open: Boolean): Int = when {
    open -> R.drawable.ic_waiting
    tone == Tone.GOOD -> R.drawable.ic_good
    tone == Tone.ATTENTION -> R.drawable.ic_attention
    tone == Tone.DANGER -> R.drawable.ic_danger
    tone == Tone.INFO -> R.drawable.ic_info
    else -> R.drawable.ic_calm
}

internal fun noticeGround(tone: Tone): Int = when (tone) {
    Tone.CALM -> R.drawable.shape_notice_calm
    Tone.GOOD -> R.drawable.shape_notice_good
    Tone.ATTENTION -> R.drawable.shape_notice_attention
    Tone.DANGER -> R.drawable.shape_notice_danger
    Tone.INFO -> R.drawable.shape_notice_info
}

internal fun tagGround(tone: Tone, open: Boolean): Int = when (tone) {
    Tone.CALM ->
        if (open) R.drawable.shape_tag_open_calm else R.drawable.shape_tag_calm
    Tone.GOOD ->
        if (open) R.drawable.shape_tag_open_good else R.drawable.shape_tag_good
    Tone.ATTENTION ->
        if (open) R.drawable.shape_tag_open_attention else R.drawable.shape_tag_attention
    Tone.DANGER ->
        if (open) R.drawable.shape_tag_open_danger else R.drawable.shape_tag_danger
    Tone.INFO ->
        if (open) R.drawable.shape_tag_open_info else R.drawable.shape_tag_info
}

/** Draws [id] in [tint]; an icon beside a word has no name of its own. */
internal fun ImageView.icon(id: Int, tint: Int) {
    setImageResource(id)
    imageTintList = ColorStateList.valueOf(tint)
    importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
}

internal fun drawableOf(icon: Icon): Int = when (icon) {
    Icon.HOME -> R.drawable.ic_home
    Icon.PROGRESS -> R.drawable.ic_progress
    Icon.BELL -> R.drawable.ic_bell
    Icon.PERSON -> R.drawable.ic_person
    Icon.SERVICES -> R.drawable.ic_services
    Icon.LICENCE -> R.drawable.ic_licence
    Icon.CAR -> R.drawable.ic_car
    Icon.VIOLATION -> R.drawable.ic_violation
    Icon.PAY -> R.drawable.ic_pay
    Icon.RENEW -> R.drawable.ic_renew
    Icon.INSPECTION -> R.drawable.ic_inspection
    Icon.ACCIDENT -> R.drawable.ic_accident
    Icon.LEARN -> R.drawable.ic_learn
    Icon.MOVE -> R.drawable.ic_move
    Icon.POINTS -> R.drawable.ic_points
    Icon.FILING -> R.drawable.ic_filing
    Icon.OBJECTION -> R.drawable.ic_objection
    Icon.CAMERA -> R.drawable.ic_camera
    Icon.PHOTO -> R.drawable.ic_photo
    Icon.PHONE -> R.drawable.ic_phone
    Icon.HELP -> R.drawable.ic_help
    Icon.PLACE -> R.drawable.ic_place
    Icon.CLOCK -> R.drawable.ic_clock
    Icon.CALENDAR -> R.drawable.ic_calendar
    Icon.LOCK -> R.drawable.ic_lock
    Icon.EYE -> R.drawable.ic_eye
    Icon.OFFLINE -> R.drawable.ic_offline
    Icon.UPLOAD -> R.drawable.ic_upload
    Icon.SEND -> R.drawable.ic_send
    Icon.QR -> R.drawable.ic_qr
    Icon.EDIT -> R.drawable.ic_edit
    Icon.COPY -> R.drawable.ic_copy
    Icon.BIN -> R.drawable.ic_bin
    Icon.RETRY -> R.drawable.ic_retry
    Icon.REFRESH -> R.drawable.ic_refresh
    Icon.CHECK -> R.drawable.ic_check
    Icon.SEARCH -> R.drawable.ic_search
    Icon.FINGER -> R.drawable.ic_finger
    Icon.LARGER -> R.drawable.ic_larger
    Icon.LANGUAGE -> R.drawable.ic_language
    Icon.WRENCH -> R.drawable.ic_wrench
    Icon.LINK -> R.drawable.ic_link
    Icon.CLOSE -> R.drawable.ic_close
}
