package cn.tongtu.app

import android.app.Activity
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Paint
import android.view.View
import cn.tongtu.app.platform.CameraEye
import cn.tongtu.app.platform.PhonePlatform
import cn.tongtu.app.platform.Platform
import java.time.Duration
import org.robolectric.RuntimeEnvironment
import org.robolectric.shadows.ShadowChoreographer
import uniffi.tongtu.Action
import uniffi.tongtu.AppInterface
import uniffi.tongtu.AskKind
import uniffi.tongtu.Outcome
import uniffi.tongtu.Screen

/**
 * The app with a core that shows what the test gave it. For drawings only; walks use the real core.
 */
internal class FixtureApp : TongtuApp() {
    override fun begin() = ready(Session(Still))

    override fun makePlatform(): Platform = object : Platform by PhonePlatform(this) {
        override val eye: CameraEye = PaintedEye

        override fun watchConnectivity(online: (Boolean) -> Unit) = Unit
    }
}

/**
 * A camera that sees a wall and a head, for the asks that want one frame or three; others find no
 * camera.
 */
internal object PaintedEye : CameraEye {
    override fun open(activity: Activity, ask: AskKind.Camera, ready: () -> Unit): View? =
        if (ask.frames == 2u) null else Wall(activity)

    /** What reads codes now; null where nothing is read. */
    var reader: ((Outcome) -> Unit)? = null
        private set

    /** How often reading began. */
    var readings = 0
        private set

    override fun read(activity: Activity, ready: () -> Unit, answer: (Outcome) -> Unit): View {
        reader = answer
        readings++
        return Wall(activity)
    }

    override fun take(answer: (Outcome) -> Unit) = answer(Outcome.Cancelled)

    override fun close() {
        reader = null
    }

    private class Wall(activity: Activity) : View(activity) {
        private val paint = Paint(Paint.ANTI_ALIAS_FLAG)

        override fun onDraw(canvas: Canvas) {
            canvas.drawColor(Color.rgb(207, 203, 192))
            paint.color = Color.rgb(216, 178, 151)
            canvas.drawOval(width * 0.34f, height * 0.28f, width * 0.66f, height * 0.62f, paint)
            paint.color = Color.rgb(52, 80, 92)
            canvas.drawOval(width * 0.15f, height * 0.66f, width * 0.85f, height * 1.3f, paint)
        }
    }
}

/**
 * The app on [screen], at rest, with nothing said yet. Its frames are a phone's, sixteen
 * milliseconds apart: what is busy is drawn as often as it would be, not a thousand times a second.
 */
internal fun Phone.launch(screen: Screen, pictures: Map<String, ByteArray> = emptyMap()) {
    ShadowChoreographer.setFrameDelay(Duration.ofMillis(16))
    Still.reset(screen)
    Still.pictures += pictures
    launch(MainActivity::class.java)
    settle(300)
    Still.said.clear()
}

/** Every fixture, each in its own language on the phone that the test has set. */
internal fun Phone.eachFixture(
    names: Collection<String> = Fixtures.all.keys, elder: Boolean = false,
    pictures: Map<String, ByteArray> = emptyMap(), look: (name: String, screen: Screen) -> Unit,
) {
    for ((name, screen) in Fixtures.all.filterKeys { it in names }) {
        RuntimeEnvironment.setQualifiers(Fixtures.languages[name] ?: "+zh-rCN")
        launch(screen.copy(elder = elder), pictures)
        look(name, screen)
        destroy()
    }
}

/** The core has news: the next revision of the screen. */
internal fun Phone.refresh(change: (Screen) -> Screen) {
    val before = Still.shown
    Still.shown = change(before).copy(revision = before.revision + 1u)
    session().pull()
    settle(300)
}

internal fun Phone.session(): Session {
    lateinit var found: Session
    (activity.application as TongtuApp).whenReady({ found = it }, {})
    return found
}

/** The view that stands for the core's element [id]. */
internal fun Phone.element(id: String): View =
    checkNotNull(find(id)) { "no $id in\n${tree()}" }

/** A core that stands still: shows [screen], keeps what was said. */
internal object Still : AppInterface {
    var shown: Screen = Fixtures.blank
    val said = ArrayList<Action>()
    val pictures = HashMap<String, ByteArray>()

    /** The pictures that were asked for, in that order. */
    val asked = ArrayList<String>()

    /** What the core does with an action; by default nothing. */
    var answer: (Action) -> Unit = {}

    fun reset(screen: Screen) {
        shown = screen
        said.clear()
        pictures.clear()
        asked.clear()
        answer = {}
    }

    override fun screen(): Screen = shown

    override fun dispatch(action: Action): Screen {
        said += action
        answer(action)
        return shown
    }

    override fun picture(id: String, widthPx: UInt): ByteArray? {
        asked += id
        return pictures[id]
    }

    override fun connectivityChanged(online: Boolean) = Unit

    override fun suspend() = Unit

    override fun resume(budgetMs: ULong?) = Unit

    override fun snapshot(): String = ""

    override fun shutDown() = Unit
}
