package cn.tongtu.app.platform

import android.app.job.JobInfo
import android.app.job.JobParameters
import android.app.job.JobScheduler
import android.app.job.JobService
import android.content.ComponentName
import android.content.Context
import android.os.Handler
import android.os.Looper
import cn.tongtu.app.Session
import cn.tongtu.app.TongtuApp

/**
 * Wakes the core while the app is not in front, so that what the person sent goes out (待发送). The
 * system decides when; the core decides what there is to do. No network and no token here.
 */
internal class WakeUp : JobService() {
    private val main = Handler(Looper.getMainLooper())
    private var end: Runnable? = null

    override fun onStartJob(job: JobParameters): Boolean {
        (application as TongtuApp)
            .whenReady({ session -> work(session, job) }, { jobFinished(job, false) })
        return true
    }

    private fun work(session: Session, job: JobParameters) {
        // In front, the core is awake anyway, and must not be sent to sleep from here.
        if (session.draw != null) return jobFinished(job, false)
        session.core.resume(BUDGET_MS.toULong())
        val done = Runnable { finish(session, job) }
        end = done
        main.postDelayed(done, BUDGET_MS)
    }

    private fun finish(session: Session, job: JobParameters) {
        end = null
        if (session.draw == null) session.core.suspend()
        jobFinished(job, false)
    }

    /** The system takes its leave back: no network any more, or the phone is busy. */
    override fun onStopJob(job: JobParameters): Boolean {
        end?.let(main::removeCallbacks)
        end = null
        (application as TongtuApp).whenReady(
            { session -> if (session.draw == null) session.core.suspend() },
            {},
        )
        return true
    }

    companion object {
        private const val BUDGET_MS = 25_000L
        private const val SOON = 1
        private const val NOW_AND_THEN = 2
        private const val SIX_HOURS_MS = 6 * 60 * 60 * 1000L

        /**
         * Each time the app leaves the front: soon, when there is a network, and then every six
         * hours.
         */
        fun plan(context: Context) {
            val jobs = context.getSystemService(JobScheduler::class.java) ?: return
            val name = ComponentName(context, WakeUp::class.java)
            fun job(id: Int) =
                JobInfo.Builder(id, name).setRequiredNetworkType(JobInfo.NETWORK_TYPE_ANY)
            jobs.schedule(job(SOON).setMinimumLatency(1_000).build())
            // Planning it anew would start its six hours anew: who looks in often would never be
            // served.
            if (jobs.getPendingJob(NOW_AND_THEN) == null) {
                jobs.schedule(job(NOW_AND_THEN).setPeriodic(SIX_HOURS_MS).build())
            }
        }
    }
}
