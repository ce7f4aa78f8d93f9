// Not run in this project's CI: the Android Gradle plugin is not on Maven Central. For those who have the SDK.
pluginManagement {
    repositories {
        google()
        mavenCentral()
        gradlePluginPortal()
    }
}
dependencyResolutionManagement {
    repositories {
        google()
        mavenCentral()
    }
}
rootProject.name = "tongtu"
include(":app")
