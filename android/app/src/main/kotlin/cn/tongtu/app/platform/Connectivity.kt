package cn.tongtu.app.platform

import android.net.ConnectivityManager
import android.net.Network

/**
 * Whether there is a network at all. Not whether it was "validated": that asks a host which many
 * networks here do not reach, and the core learns from its own requests what a network is worth.
 */
internal class Connectivity(private val manager: ConnectivityManager) {
    private val networks = HashSet<Network>()

    /** Calls [online] at once and whenever it changes, from the system's own thread. */
    fun watch(online: (Boolean) -> Unit) {
        online(manager.activeNetwork != null)
        manager.registerDefaultNetworkCallback(object : ConnectivityManager.NetworkCallback() {
            override fun onAvailable(network: Network) = change(online) { networks.add(network) }

            override fun onLost(network: Network) = change(online) { networks.remove(network) }
        })
    }

    /** From Wi-Fi to mobile the new network may come before the old one goes. */
    private fun change(online: (Boolean) -> Unit, what: () -> Unit) {
        val there = synchronized(networks) {
            what()
            networks.isNotEmpty()
        }
        online(there)
    }
}
