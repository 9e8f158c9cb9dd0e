// nanoFramework.System.Text 1.3: referred to because files and ports use it; nothing of it is used here.
