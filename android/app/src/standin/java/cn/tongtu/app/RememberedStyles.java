package cn.tongtu.app;

import android.content.res.ApkAssets;
import android.content.res.AssetManager;
import dalvik.system.VMRuntime;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.robolectric.annotation.Implementation;
import org.robolectric.annotation.Implements;
import org.robolectric.shadow.api.Shadow;
import org.robolectric.shadows.ShadowArscAssetManager14;
import org.robolectric.shadows.ShadowVMRuntime;

/**
 * What a style says under a theme, looked up once and kept. For each view that is made Robolectric looks up every
 * attribute anew, in tables that it reads from front to back: that was half of the time of the walks. Whatever changes
 * a theme or the configuration empties it; what is read from XML is never kept.
 */
@Implements(value = AssetManager.class, minSdk = RememberedStyles.SDK)
public class RememberedStyles extends ShadowArscAssetManager14 {
    static final int SDK = 35;

    /** How many numbers describe one attribute, as in {@code TypedArray}. */
    private static final int EACH = 7;
    private static final Method AT = address();
    private static final Map<Question, Answer> KEPT = new HashMap<>();

    private record Question(long assets, long theme, int attribute, int style, int[] wanted) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Question that && assets == that.assets && theme == that.theme
                    && attribute == that.attribute && style == that.style && Arrays.equals(wanted, that.wanted);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(theme) + 31 * (attribute + 31 * (style + 31 * Arrays.hashCode(wanted)));
        }
    }

    private record Answer(int[] values, int[] indices) {
    }

    @Implementation
    protected static void nativeApplyStyle(
            long assets, long theme, int attribute, int style, long xml, int[] wanted, long values, long indices) {
        if (xml != 0) {
            ShadowArscAssetManager14.nativeApplyStyle(assets, theme, attribute, style, xml, wanted, values, indices);
            return;
        }
        int[] intoValues = at(values);
        int[] intoIndices = at(indices);
        synchronized (KEPT) {
            Answer kept = KEPT.get(new Question(assets, theme, attribute, style, wanted));
            if (kept == null) {
                ShadowArscAssetManager14.nativeApplyStyle(assets, theme, attribute, style, xml, wanted, values, indices);
                // The caller's arrays are used again, and may be longer than what was asked.
                kept = new Answer(
                        Arrays.copyOf(intoValues, wanted.length * EACH), Arrays.copyOf(intoIndices, wanted.length + 1));
                KEPT.put(new Question(assets, theme, attribute, style, wanted.clone()), kept);
            } else {
                System.arraycopy(kept.values, 0, intoValues, 0, kept.values.length);
                System.arraycopy(kept.indices, 0, intoIndices, 0, kept.indices.length);
            }
        }
    }

    @Implementation
    protected static void nativeThemeApplyStyle(long assets, long theme, int style, boolean force) {
        forget();
        ShadowArscAssetManager14.nativeThemeApplyStyle(assets, theme, style, force);
    }

    @Implementation
    protected static void nativeThemeCopy(long assets, long theme, long fromAssets, long from) {
        forget();
        ShadowArscAssetManager14.nativeThemeCopy(assets, theme, fromAssets, from);
    }

    @Implementation
    protected static void nativeSetApkAssets(long assets, ApkAssets[] apks, boolean caches, boolean preset) {
        forget();
        ShadowArscAssetManager14.nativeSetApkAssets(assets, apks, caches, preset);
    }

    @Implementation
    protected static void nativeSetConfiguration(
            long assets, int mcc, int mnc, String locale, String[] locales, int orientation, int touchscreen,
            int density, int keyboard, int keyboardHidden, int navigation, int width, int height, int smallest,
            int widthDp, int heightDp, int layout, int uiMode, int colorMode, int gender, int version, boolean force) {
        forget();
        ShadowArscAssetManager14.nativeSetConfiguration(
                assets, mcc, mnc, locale, locales, orientation, touchscreen, density, keyboard, keyboardHidden,
                navigation, width, height, smallest, widthDp, heightDp, layout, uiMode, colorMode, gender, version,
                force);
    }

    /** The caller's array behind an address that stands for it. */
    private static int[] at(long address) {
        try {
            return (int[]) AT.invoke(Shadow.extract(VMRuntime.getRuntime()), address);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method address() {
        try {
            Method method = ShadowVMRuntime.class.getDeclaredMethod("getObjectForAddress", long.class);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void forget() {
        synchronized (KEPT) {
            KEPT.clear();
        }
    }
}
