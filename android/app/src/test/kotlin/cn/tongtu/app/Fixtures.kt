package cn.tongtu.app

import uniffi.tongtu.Body
import uniffi.tongtu.Page
import uniffi.tongtu.Screen

/** Screens as the core would make them, one for each template and state that is drawn. */
internal object Fixtures {
    val blank = screen("start", "通途", Body.Page(page("start", "通途")))

    fun screen(route: String, title: String, body: Body) = Screen(
        route = route, revision = 1u, title = title, canGoBack = false, tabs = emptyList(), busy = null,
        age = null, notice = null, focus = null, secret = false, elder = false, ask = null, body = body,
        actions = emptyList(), over = null,
    )

    fun page(id: String, title: String) = Page(
        id = id, scene = null, mark = null, title = title, paragraphs = emptyList(), ways = emptyList(),
        fine = emptyList(), presses = emptyList(),
    )
}
