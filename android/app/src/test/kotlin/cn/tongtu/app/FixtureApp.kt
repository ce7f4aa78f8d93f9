package cn.tongtu.app

import uniffi.tongtu.Action
import uniffi.tongtu.AppInterface
import uniffi.tongtu.Screen

/** The app with a core that shows what the test gave it. For drawings only; walks use the real core. */
internal class FixtureApp : TongtuApp() {
    override fun begin() = ready(Session(Still))
}

/** A core that stands still: shows [screen], keeps what was said. */
internal object Still : AppInterface {
    var shown: Screen = Fixtures.blank
    val said = ArrayList<Action>()
    val pictures = HashMap<String, ByteArray>()

    /** What the core does with an action; by default nothing. */
    var answer: (Action) -> Unit = {}

    fun reset(screen: Screen) {
        shown = screen
        said.clear()
        pictures.clear()
        answer = {}
    }

    override fun screen(): Screen = shown

    override fun dispatch(action: Action): Screen {
        said += action
        answer(action)
        return shown
    }

    override fun picture(id: String, widthPx: UInt): ByteArray? = pictures[id]

    override fun connectivityChanged(online: Boolean) = Unit

    override fun suspend() = Unit

    override fun resume(budgetMs: ULong?) = Unit

    override fun snapshot(): String = ""

    override fun shutDown() = Unit
}
