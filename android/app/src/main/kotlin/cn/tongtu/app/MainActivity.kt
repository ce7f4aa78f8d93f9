package cn.tongtu.app

import android.app.Activity
import android.content.Intent
import android.os.Build
import android.os.Bundle
import android.view.View
import android.view.WindowInsetsController
import android.view.WindowManager
import android.window.OnBackInvokedCallback
import android.window.OnBackInvokedDispatcher
import cn.tongtu.app.look.Look
import cn.tongtu.app.platform.UnavailableEye
import cn.tongtu.app.platform.WakeUp
import uniffi.tongtu.Action
import uniffi.tongtu.AskKind
import uniffi.tongtu.Body
import uniffi.tongtu.Screen

/** The one activity: draws what the core says, and hands on what the system reports. */
internal class MainActivity : Activity() {
    private val app get() = application as TongtuApp
    private var session: Session? = null
    private var frame: Frame? = null
    private var elder = false
    private var catchesBack = false
    private var back: OnBackInvokedCallback? = null

    /** Arrived before the core was there. */
    private var early: String? = null

    override fun onCreate(saved: Bundle?) {
        super.onCreate(saved)
        edgeToEdge()
        app.whenReady({ begin(it, saved) }, { cannot(it.message.orEmpty()) })
    }

    private fun begin(session: Session, saved: Bundle?) {
        if (isDestroyed) return
        this.session = session
        session.tell(environment())
        elder = session.screen.elder
        // Before anything is made: every size is read from the theme.
        if (elder) theme.applyStyle(R.style.Theme_Tongtu_Elder, true)
        val kit = Kit(this, Look(this), Pictures(session.core), app.platform.eye, session::say)
        val frame = Frame(kit)
        this.frame = frame
        setContentView(frame)
        session.draw = ::draw
        session.pull()
        saved?.let(frame::restoreFrom)
        app.keepAwake = ::keepAwake
        // A rebuilt activity is given its first intent again, which has arrived already.
        if (saved == null) intent?.let(::arrived)
        early?.let { link ->
            early = null
            session.say(Action.Arrived(link))
        }
    }

    private fun cannot(reason: String) {
        val nowhere = Kit(this, Look(this), Pictures(NoCore), UnavailableEye) {}
        setContentView(sorry(nowhere, getString(R.string.app_name), reason))
    }

    private fun draw(screen: Screen) {
        if (screen.elder != elder) return recreate()
        if (title != screen.title) title = screen.title
        secure(screen.secret)
        frame?.show(screen)
        catchBack(screen.canGoBack || screen.over != null)
        carryOut(screen)
    }

    private fun secure(secret: Boolean) {
        val flag = WindowManager.LayoutParams.FLAG_SECURE
        // Setting a flag lays the whole window out anew, also where it was set before.
        if (secret == (window.attributes.flags and flag != 0)) return
        if (secret) window.addFlags(flag) else window.clearFlags(flag)
    }

    /**
     * Each ask is started once while the process lives; the camera's are answered by the capture
     * template, and stand until the core takes them away.
     */
    private fun carryOut(screen: Screen) {
        val session = session ?: return
        val ask = screen.ask ?: return
        val seen = screen.body is Body.Capture && ask.kind is AskKind.ScanCode
        if (seen || ask.kind is AskKind.Camera || !session.takes(ask)) return
        app.platform.asks.carryOut(ask, this, session) { session.say(Action.Answered(ask.id, it)) }
    }

    // ───────────── the window ─────────────

    private fun edgeToEdge() {
        if (Build.VERSION.SDK_INT >= 30) {
            window.setDecorFitsSystemWindows(false)
        } else {
            @Suppress("DEPRECATION")
            window.decorView.systemUiVisibility = window.decorView.systemUiVisibility or
                View.SYSTEM_UI_FLAG_LAYOUT_STABLE or View.SYSTEM_UI_FLAG_LAYOUT_FULLSCREEN or
                View.SYSTEM_UI_FLAG_LAYOUT_HIDE_NAVIGATION
        }
        if (Build.VERSION.SDK_INT >= 30) {
            val light = WindowInsetsController.APPEARANCE_LIGHT_STATUS_BARS or
                WindowInsetsController.APPEARANCE_LIGHT_NAVIGATION_BARS
            val day = resources.getBoolean(R.bool.light_bars)
            window.decorView.windowInsetsController?.setSystemBarsAppearance(
                if (day) light else 0, light,
            )
        }
    }

    private fun keepAwake(on: Boolean) {
        val flag = WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON
        if (on) window.addFlags(flag) else window.clearFlags(flag)
    }

    private fun environment() = Action.Environment(
        locale = resources.configuration.locales[0].toLanguageTag(),
        largeText = resources.configuration.fontScale >= TongtuApp.LARGE_TEXT,
    )

    // ───────────── back ─────────────

    /** Where there is no way back inside the app, the system's own stays untouched. */
    private fun catchBack(on: Boolean) {
        catchesBack = on
        if (Build.VERSION.SDK_INT < 33) return
        val now = back
        if (on && now == null) {
            back = OnBackInvokedCallback { sayBack() }.also {
                onBackInvokedDispatcher.registerOnBackInvokedCallback(
                    OnBackInvokedDispatcher.PRIORITY_DEFAULT, it,
                )
            }
        } else if (!on && now != null) {
            onBackInvokedDispatcher.unregisterOnBackInvokedCallback(now)
            back = null
        }
    }

    private fun sayBack() {
        session?.let { it.say(Action.Back(it.screen.route)) }
    }

    @Deprecated("Called up to API 32")
    override fun onBackPressed() {
        @Suppress("DEPRECATION")
        if (catchesBack) sayBack() else super.onBackPressed()
    }

    // ───────────── life ─────────────

    override fun onStart() {
        super.onStart()
        session?.run {
            core.resume(null)
            draw = this@MainActivity::draw
            pull()
        }
    }

    override fun onStop() {
        super.onStop()
        session?.run {
            app.remember(if (isFinishing) null else core.snapshot())
            core.suspend()
            draw = null
        }
        WakeUp.plan(this)
    }

    override fun onSaveInstanceState(state: Bundle) {
        super.onSaveInstanceState(state)
        frame?.saveTo(state)
    }

    override fun onDestroy() {
        if (session?.draw == this::draw) session?.draw = null
        app.keepAwake = null
        super.onDestroy()
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        arrived(intent)
    }

    /** Anybody may send us an intent, with any address: only our own scheme is a way in. */
    private fun arrived(intent: Intent) {
        val link = intent.data?.takeIf { it.scheme == LINKS }?.toString() ?: return
        intent.data = null
        val session = session
        if (session == null) early = link else session.say(Action.Arrived(link))
    }

    @Deprecated("The framework's own way without androidx")
    override fun onActivityResult(request: Int, result: Int, data: Intent?) =
        app.platform.asks.returned(request, result, data)

    override fun onRequestPermissionsResult(
        request: Int, permissions: Array<out String>, grants: IntArray,
    ) {
        app.platform.asks.permitted(this, request, permissions, grants)
        // With leave for the camera the screen has its preview, and other keys.
        session?.pull()
    }

    private companion object {
        /** The scheme of the app's links; the manifest names it too. */
        const val LINKS = "tongtu"
    }
}
