// Without questions Maven takes any property: what it would have asked for again is refused here, before anybody builds it.

def reserved = ['accessgrant', 'accessgroup', 'accountlink', 'changelog', 'clear', 'commandlog', 'commandtoken', 'console',
                'help', 'host', 'lookup', 'shipmate']
def plugin = request.properties['plugin']
def className = request.properties['className']
def project = new File(request.outputDirectory, request.artifactId)
def wrong = []
if (!(plugin ==~ /[a-z][a-z0-9_]{0,63}/)) {
    wrong << "the plugin name \"${plugin}\" is not at most 64 lower-case letters, digits and _ beginning with a letter; give -Dplugin=…"
} else if (plugin in reserved) {
    wrong << "the plugin name \"${plugin}\" is the host's own; give -Dplugin=…"
}
if (!(className ==~ /[A-Z][A-Za-z0-9_]*/)) {
    wrong << "the class name \"${className}\" is not letters and digits beginning with a capital; give -DclassName=…"
}
if (!javax.lang.model.SourceVersion.isName(request.package)) {
    wrong << "\"${request.package}\" cannot be a Java package; give -Dpackage=…"
}
if (wrong) {
    project.deleteDir()
    throw new IllegalArgumentException("No project was made: " + wrong.join('; '))
}

// A file of this name would be left out of the archetype's own jar.
new File(project, '.gitignore').text = 'target/\n'
