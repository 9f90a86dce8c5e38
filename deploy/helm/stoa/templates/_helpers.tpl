{{- define "stoa.name" -}}
{{- if contains "stoa" .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-stoa" .Release.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "stoa.selector" -}}
app.kubernetes.io/name: stoa
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "stoa.labels" -}}
{{ include "stoa.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "stoa.check" -}}
{{- if and (gt (int .Values.replicas) 1) (not .Values.cluster.enabled) }}
{{- fail "More than one replica needs cluster.enabled: nodes share documents, index, schedules and files, or they are different installations." }}
{{- end }}
{{- if and .Values.cluster.enabled (not .Values.cluster.existingSecret) }}
{{- fail "cluster.enabled needs cluster.existingSecret with the addresses of the databases." }}
{{- end }}
{{- end }}
