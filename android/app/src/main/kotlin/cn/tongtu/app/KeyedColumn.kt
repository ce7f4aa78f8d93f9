package cn.tongtu.app

import android.annotation.SuppressLint
import android.content.Context
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.LinearLayout

/** A drawn thing that can be drawn anew without losing its place. */
internal interface Piece {
    val view: View
}

/**
 * One view for each id, top to bottom. A refresh keeps the view of an id and takes nothing out of
 * the window that stays: caret, selection, scroll and the screen reader's place survive.
 */
@SuppressLint("ViewConstructor")
internal open class KeyedColumn(context: Context) : LinearLayout(context) {
    private val pieces = HashMap<String, Piece>()
    private val wanted = LinkedHashMap<String, Piece>()

    init {
        orientation = VERTICAL
        isBaselineAligned = false
    }

    /** Main thread. What [draw] does not name any more is taken away. */
    fun update(draw: KeyedColumn.() -> Unit) {
        wanted.clear()
        draw()
        val gone = pieces.keys - wanted.keys
        for (key in gone) pieces.remove(key)?.let { removeView(it.view) }
        for ((key, piece) in wanted) {
            val old = pieces.put(key, piece)
            if (old != null && old !== piece) removeView(old.view)
        }
        wanted.values.forEachIndexed { at, piece ->
            if (getChildAt(at) !== piece.view) {
                if (piece.view.parent === this) removeView(piece.view)
                addView(
                    piece.view,
                    at,
                    piece.view.layoutParams ?: LayoutParams(MATCH_PARENT, WRAP_CONTENT),
                )
            }
        }
    }

    /**
     * The piece drawn for [key] before, if it is of the same kind, else a new one; [gap] above it
     * in pixels.
     */
    inline fun <reified P : Piece> keep(key: String, gap: Int = 0, make: () -> P): P {
        val piece = old(key) as? P ?: make()
        want(key, piece, gap)
        return piece
    }

    /** Whether nothing was named yet in this update. */
    fun isEmpty(): Boolean = wanted.isEmpty()

    fun old(key: String): Piece? = pieces[key]

    fun want(key: String, piece: Piece, gap: Int) {
        wanted[key] = piece
        val params =
            piece.view.layoutParams as? LayoutParams ?: LayoutParams(MATCH_PARENT, WRAP_CONTENT)
        if (orientation == VERTICAL && params.topMargin != gap) {
            params.topMargin = gap
            piece.view.layoutParams = params
        } else if (orientation == HORIZONTAL && params.marginStart != gap) {
            params.marginStart = gap
            piece.view.layoutParams = params
        }
    }
}

/** A piece that is only a view. */
internal class Plain<V : View>(override val view: V) : Piece
